package dev.tern.testkit.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process has right now, as Linux tells. */
final class ResidentMemory {

  private static final long PAGE = 4096;

  private ResidentMemory() {}

  /** Nothing where there is no such file, and for a process that has ended. */
  static OptionalLong of(long pid) {
    try {
      String[] pages =
          Files.readString(Path.of("/proc", Long.toString(pid), "statm")).split(" ", -1);
      return OptionalLong.of(Long.parseLong(pages[1]) * PAGE);
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
