package dev.tern.testkit.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one run that are kept to be looked at, up to a share of the memory there is: they
 * take some ten times of it when they have been understood, and several runs are kept at a time.
 * For one thread.
 */
final class KeptOutput {

  private static final int SHARE = 64;
  private static final int BUFFER = 8192;
  private static final long MEGABYTE = 1L << 20;
  private static final long LONGEST_TEXT = 1L << 28;

  private final List<OutputLine> lines = new ArrayList<>();
  private final long most;
  private long bytes;

  KeptOutput() {
    this(most());
  }

  /**
   * The same with a limit.
   *
   * @param most how many bytes are kept
   */
  KeptOutput(long most) {
    this.most = most;
  }

  /** How many bytes of one run are kept. */
  static long most() {
    return Math.max(MEGABYTE, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** What is said of a run that printed more. */
  static String told() {
    return String.format(
        "it printed more than the %d MB that are kept of a run with %d MB of memory; give it a"
            + " smaller configuration, or more memory (-Xmx) to what runs these tests",
        most() / MEGABYTE, Runtime.getRuntime().maxMemory() / MEGABYTE);
  }

  /** Keeps one more; whether there was room. */
  boolean keep(OutputLine line) {
    bytes += line.text().length() + 1L;
    if (bytes > most) {
      return false;
    }
    lines.add(line);
    return true;
  }

  List<OutputLine> lines() {
    return List.copyOf(lines);
  }

  /** The number of the next line. */
  long next() {
    return lines.size() + 1L;
  }

  /** The beginning of a text, read to its end, or until it is closed. */
  static String beginning(InputStream in) {
    int room = (int) Math.min(LONGEST_TEXT, most());
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] some = new byte[BUFFER];
    try (in) {
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        kept.write(some, 0, Math.min(count, room - kept.size()));
      }
    } catch (IOException e) {
      // what came before tells
    }
    return kept.toString(StandardCharsets.UTF_8);
  }
}
