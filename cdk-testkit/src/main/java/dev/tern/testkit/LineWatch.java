package dev.tern.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A stdout that keeps its lines, and says when one fits. Safe for all threads. */
final class LineWatch extends OutputStream {

  private final Predicate<String> wanted;
  private final Runnable found;
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  LineWatch(Predicate<String> wanted, Runnable found) {
    this.wanted = wanted;
    this.found = found;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      endLine();
    } else {
      open.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        open.write(bytes, start, i - start);
        endLine();
        start = i + 1;
      }
    }
    open.write(bytes, start, offset + length - start);
  }

  /** All lines, also one without an end. */
  synchronized List<String> lines() {
    if (open.size() > 0) {
      endLine();
    }
    return List.copyOf(lines);
  }

  private void endLine() {
    String line = open.toString(StandardCharsets.UTF_8);
    open.reset();
    lines.add(line);
    if (wanted.test(line)) {
      found.run();
    }
  }
}
