package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.worker.connector.ErrorLevel;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a side prints for people on stderr: lines of the log, the last of them remembered. */
final class ErrorLines {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int REMEMBERED = 20;

  private final Side side;
  private final InputStream in;
  private final Findings findings;
  private final Deque<String> last = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ErrorLines(Side side, InputStream in, Findings findings) {
    this.side = side;
    this.in = new BufferedInputStream(in);
    this.findings = findings;
  }

  /** Reads to the end; a line that is very long becomes several. */
  void run() {
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
        }
        if (next == '\n' || line.size() == MOST_BYTES) {
          log();
        }
      }
    } catch (IOException e) {
      // it was closed: nobody prints any more
    }
    log();
  }

  private void log() {
    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    if (text.isEmpty()) {
      return;
    }
    Level level = ErrorLevel.of(text);
    findings.log(side, level, text);
    if (level == Level.INFO) {
      return;
    }
    synchronized (this) {
      if (last.size() == REMEMBERED) {
        last.remove();
      }
      last.add(text);
    }
  }

  /** The last lines, one under the other. */
  synchronized String last() {
    return String.join("\n", last);
  }
}
