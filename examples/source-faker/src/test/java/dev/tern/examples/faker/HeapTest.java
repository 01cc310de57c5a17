package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunningConnector;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A heap of 64 MB is enough, however much there is to read. */
class HeapTest {

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  @ParameterizedTest
  @EnumSource
  void records_of_every_size_fit(Profile profile) throws Exception {
    int count = profile == Profile.SMALL ? 300_000 : 10_000;

    assertThat(read(profile, count, "row")).isGreaterThan(6_000_000);
  }

  @Tag("long")
  @Test
  void a_gigabyte_fits() throws Exception {
    assertThat(read(Profile.SMALL, 4_000_000, "bytes")).isGreaterThan(1_000_000_000L);
    assertThat(read(Profile.WIDE, 1_100_000, "row")).isGreaterThan(1_000_000_000L);
    assertThat(read(Profile.TEXT, 100_000, "tree")).isGreaterThan(1_000_000_000L);
  }

  /** How many bytes came out of a process that ended well. */
  private long read(Profile profile, int count, String door) throws Exception {
    Path config =
        file(
            "config.json",
            "{'count':"
                + count
                + ",'profile':'"
                + profile.name().toLowerCase(Locale.ROOT)
                + "','door':'"
                + door
                + "'}");
    Path catalog =
        file(
            "catalog.json",
            "{'streams':[{'stream':{'name':'records_1','json_schema':"
                + profile.schema()
                + ",'supported_sync_modes':['full_refresh']},'sync_mode':'full_refresh',"
                + "'destination_sync_mode':'append'}]}");
    try (RunningConnector faker =
        ConnectorCommand.ofClass(FakerSource.class, "-Xmx64m", "-XX:TieredStopAtLevel=4")
            .start("read", "--config", config, "--catalog", catalog)) {
      InputStream out = faker.process().getInputStream();
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
        bytes += n;
      }
      assertThat(faker.process().waitFor()).isZero();
      return bytes;
    }
  }
}
