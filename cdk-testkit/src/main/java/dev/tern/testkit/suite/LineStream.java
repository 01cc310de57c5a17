package dev.tern.testkit.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes of stdout, line by line. A stream that breaks off is at its end. For one thread. */
final class LineStream {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  LineStream(InputStream in) {
    this.in = in;
  }

  /** The next line with its end, if it has one; null when there is no more. */
  byte @Nullable [] next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (from < to || fill()) {
      int end = end();
      line.write(buffer, from, end - from);
      boolean whole = buffer[end - 1] == '\n';
      from = end;
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
    try {
      from = 0;
      to = Math.max(0, in.read(buffer));
      return to > 0;
    } catch (IOException e) {
      return false;
    }
  }

  void close() {
    try {
      in.close();
    } catch (IOException e) {
      // nobody reads it any more
    }
  }
}
