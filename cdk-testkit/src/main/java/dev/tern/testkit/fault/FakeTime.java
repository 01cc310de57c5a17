package dev.tern.testkit.fault;

import dev.tern.testkit.ConnectorCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another time for a process, by the library libfaketime, which has to be on the machine.
 *
 * @param library its file
 */
public record FakeTime(Path library) {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
          Path.of("/usr/lib/faketime/libfaketime.so.1"),
          Path.of("/usr/lib64/faketime/libfaketime.so.1"),
          Path.of("/usr/local/lib/faketime/libfaketime.so.1"));

  /** The one on this machine; nothing when there is none, and then the time cannot be changed. */
  public static Optional<FakeTime> find() {
    return find(PLACES);
  }

  static Optional<FakeTime> find(List<Path> places) {
    return places.stream().filter(Files::isRegularFile).findFirst().map(FakeTime::new);
  }

  /** The same command in a time that is later by an amount; a negative one is earlier. */
  public ConnectorCommand shift(ConnectorCommand command, Duration amount) {
    long seconds = amount.toSeconds();
    return command
        .with("LD_PRELOAD", library.toString())
        .with("FAKETIME", (seconds < 0 ? "" : "+") + seconds + "s")
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
  }
}
