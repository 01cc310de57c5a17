package dev.tern.testkit.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of stdout, line by line. A stream that breaks off is at its end; one whose line does not
 * fit into the memory there is ends in the middle of it. For one thread.
 */
final class LineStream {

  private static final long LEAST = 24L << 20;
  private static final long MOST = 512L << 20;
  private static final int SHARE = 16;

  private final InputStream in;
  private final long longest;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean over;

  LineStream(InputStream in) {
    this(in, Math.min(MOST, Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE)));
  }

  /**
   * The same with a limit.
   *
   * @param longest how many bytes a line has at most, but for those that were read with the last
   */
  LineStream(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line with its end, if it has one; null when there is no more. */
  byte @Nullable [] next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (from < to || fill()) {
      int end = end();
      line.write(buffer, from, end - from);
      boolean whole = buffer[end - 1] == '\n';
      from = end;
      if (line.size() >= longest && !whole) {
        close();
      }
      if (whole) {
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private int end() {
    int place = from;
    while (place < to && buffer[place] != '\n') {
      place++;
    }
    return Math.min(place + 1, to);
  }

  private boolean fill() {
    if (over) {
      return false;
    }
    try {
      from = 0;
      to = Math.max(0, in.read(buffer));
      return to > 0;
    } catch (IOException e) {
      return false;
    }
  }

  void close() {
    over = true;
    try {
      in.close();
    } catch (IOException e) {
      // nobody reads it any more
    }
  }
}
