package dev.tern.worker.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells a process from every other: its number, its machine, and when it was started, since
 * numbers are used again.
 */
public record ProcessStamp(long pid, String host, Instant processStartedAt) {

  /** Start times are counted from the boot, whose own time is known to about a second. */
  private static final Duration INEXACT = Duration.ofSeconds(2);

  /** After so long without a sign, a process on another machine counts as gone. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  /** This process. */
  public static ProcessStamp ofThis() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessStamp(self.pid(), thisHost(), startOf(self).orElse(Instant.EPOCH));
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  /** One that has ended, of whose end its parent has taken no note yet, where systems tell. */
  private static boolean unburied(ProcessHandle process) {
    try {
      String words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return words.startsWith("Z", words.lastIndexOf(')') + 2); // behind a name with any letters
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the process still runs; of one on another machine, whether it gave a sign lately. */
  public boolean alive(Instant heartbeat, Instant now) {
    if (!host.equals(thisHost())) {
      return heartbeat.plus(SILENCE).isAfter(now);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !unburied(process))
        .flatMap(ProcessStamp::startOf)
        .map(start -> Duration.between(start, processStartedAt).abs().compareTo(INEXACT) <= 0)
        .orElse(false);
  }
}
