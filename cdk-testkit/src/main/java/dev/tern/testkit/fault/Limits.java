package dev.tern.testkit.fault;

import dev.tern.testkit.ConnectorCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits of the system for a process and all it starts, set by the shell in front of it.
 *
 * @param kilobytesOfMemory address space; 0 for no limit. A JVM wants several gigabytes of it, so
 *     take its own {@code -Xmx} for its heap
 * @param kilobytesInFiles the largest a file may become; 0 for no limit. Beyond it writing fails as
 *     on a full disk
 * @param openFiles how many files may be open; 0 for no limit
 */
public record Limits(long kilobytesOfMemory, long kilobytesInFiles, int openFiles) {

  private static final int BYTES_PER_BLOCK = 512;
  private static final int BYTES_PER_KILOBYTE = 1024;

  /** No limits. */
  public static Limits none() {
    return new Limits(0, 0, 0);
  }

  /** The same with little address space. */
  public Limits withMemory(long kilobytes) {
    return new Limits(kilobytes, kilobytesInFiles, openFiles);
  }

  /** The same with small files. */
  public Limits withFiles(long kilobytes) {
    return new Limits(kilobytesOfMemory, kilobytes, openFiles);
  }

  /** The same with few open files. */
  public Limits withOpenFiles(int files) {
    return new Limits(kilobytesOfMemory, kilobytesInFiles, files);
  }

  /** The same command within these limits. */
  public ConnectorCommand around(ConnectorCommand command) {
    StringBuilder script = new StringBuilder("trap '' XFSZ; ");
    if (kilobytesOfMemory > 0) {
      script.append("ulimit -v ").append(kilobytesOfMemory).append(" && ");
    }
    if (kilobytesInFiles > 0) {
      long blocks = kilobytesInFiles * BYTES_PER_KILOBYTE / BYTES_PER_BLOCK;
      script.append("ulimit -f ").append(blocks).append(" && ");
    }
    if (openFiles > 0) {
      script.append("ulimit -n ").append(openFiles).append(" && ");
    }
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", script.append("exec \"$@\"").toString(), "sh"));
    words.addAll(command.words());
    return new ConnectorCommand(words, command.environment());
  }
}
