package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.DestinationSyncMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationRunnerTest {

  /** The smallest there is. */
  static final class BigS3Destination extends AbstractDestination<BigS3Destination.Config> {
    record Config(Optional<String> note) {}

    @Override
    protected void check(Config config) {
      if (config.note().isPresent()) {
        throw new ConfigException("Take the note away.");
      }
    }

    @Override
    protected StreamWriter open(Config config, WriteRequest request) {
      return batch -> {};
    }
  }

  /** One that keeps what is staged. */
  static final class KeepingDestination extends AbstractDestination<KeepingDestination.Nothing> {
    record Nothing() {}

    @Override
    protected void check(Nothing config) {}

    @Override
    protected StreamWriter open(Nothing config, WriteRequest request) {
      return batch -> {};
    }

    @Override
    protected Capabilities capabilities() {
      return Capabilities.of(DestinationSyncMode.APPEND, DestinationSyncMode.OVERWRITE)
          .withRefreshes();
    }
  }

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(AbstractDestination<?> destination, String... args) {
    PrintStream text = new PrintStream(err, true, StandardCharsets.UTF_8);
    return DestinationRunner.run(
        destination, args, new StandardStreams(InputStream.nullInputStream(), out, text));
  }

  private String config(String json) throws IOException {
    return Files.writeString(folder.resolve("config.json"), json).toString();
  }

  @Test
  void the_spec_lists_the_modes_in_the_order_of_the_protocol() {
    assertThat(run(new MemoryDestination(), "spec")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"supported_destination_sync_modes\":[\"append\",\"overwrite\",\"append_dedup\"]")
        .contains("\"protocol_version\":\"0.");
  }

  @Test
  void the_spec_tells_a_platform_whether_a_refresh_can_be_interrupted() {
    assertThat(run(new KeepingDestination(), "spec")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"supportsRefreshes\":true");

    out.reset();
    assertThat(run(new BigS3Destination(), "spec")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("upportsRefreshes");
  }

  @Test
  void a_destination_is_called_by_its_class() {
    assertThat(run(new BigS3Destination(), "--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("destination-big-s3 ");
  }

  @Test
  void a_check_closes_what_it_opened() throws IOException {
    MemoryDestination destination = new MemoryDestination();

    assertThat(run(destination, "check", "--config", config("{}"))).isZero();
    assertThat(destination.calls).containsExactly("check", "close");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("SUCCEEDED");
  }

  @Test
  void a_bad_configuration_is_an_answer() throws IOException {
    assertThat(run(new BigS3Destination(), "check", "--config", config("{\"note\":\"x\"}")))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("FAILED", "Take the note away.");
  }

  @Test
  void a_mode_nobody_declared_is_refused_before_anything_is_opened() throws IOException {
    MemoryDestination destination = new MemoryDestination();

    WriteRun run =
        WriteRun.of(
            destination, List.of(Wire.append("a"), Wire.configured("users", "\"soft_delete\"")));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("config_error", "'users'", "soft_delete");
    assertThat(destination.calls).isEmpty();
  }

  @Test
  void a_destination_that_only_adds_does_not_pretend_to_replace() throws IOException {
    String truncating = "\"append\",\"generation_id\":2,\"minimum_generation_id\":2";

    WriteRun run =
        WriteRun.of(new BigS3Destination(), List.of(Wire.configured("users", truncating)));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors()).singleElement().asString().contains("config_error", "generations");
  }
}
