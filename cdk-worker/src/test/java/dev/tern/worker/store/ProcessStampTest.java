package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which processes still run. */
@Timeout(30)
class ProcessStampTest {

  @Test
  void this_process_lives() {
    assertThat(ProcessStamp.ofThis().alive(Instant.EPOCH, Instant.now())).isTrue();
  }

  @Test
  void one_that_was_killed_and_of_whose_end_nobody_took_note_does_not_live() throws Exception {
    Process careless = new ProcessBuilder("sh", "-c", "sh -c 'echo $$' & exec sleep 60").start();
    try {
      long pid = Long.parseLong(careless.inputReader().readLine());
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      while (!Files.readString(stat).contains(") Z ")) {
        Thread.onSpinWait();
      }
      Instant start = ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow();

      ProcessStamp stamp = new ProcessStamp(pid, ProcessStamp.ofThis().host(), start);
      assertThat(stamp.alive(Instant.now(), Instant.now())).isFalse();
    } finally {
      boolean unused = careless.toHandle().destroyForcibly();
    }
  }
}
