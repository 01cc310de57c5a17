package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that has to be gone, or on its way. */
final class Gone {

  private Gone() {}

  /** Waits for the end of the process whose id stands in a file. */
  static void assertGone(Path pidFile) throws Exception {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(process.map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
