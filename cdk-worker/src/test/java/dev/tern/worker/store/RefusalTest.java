package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

  @TempDir Path folder;

  @Test
  void is_told_from_the_disk_below_a_place_that_is_not_there() {
    Path java = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");

    assertThat(Refusal.of(java.resolve("home/of"))).isEqualTo(Refusal.READ_ONLY);
    assertThat(Refusal.of(Path.of("/proc/home"))).isEqualTo(Refusal.FULL);
    assertThat(Refusal.of(folder.resolve("home/of"))).isEqualTo(Refusal.OTHER);
  }
}
