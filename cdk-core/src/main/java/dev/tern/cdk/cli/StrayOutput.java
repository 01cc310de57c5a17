package dev.tern.cdk.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What stands in for a standard stream that nobody should print to: collects bytes and hands over
 * whole lines.
 *
 * <p>Safe for any number of threads.
 */
final class StrayOutput extends OutputStream {

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Supplier<String> origin;
  private final BiConsumer<String, String> lines;
  private String from = "";
  private boolean begun;

  /**
   * For lines that are wanted with their origin.
   *
   * @param origin says who is printing; asked at the first byte of a line, in the printing thread
   * @param lines takes the origin and the text of each line
   */
  StrayOutput(Supplier<String> origin, BiConsumer<String, String> lines) {
    this.origin = origin;
    this.lines = lines;
  }

  /** A print stream in front of it, in UTF-8 whatever the locale. */
  PrintStream printStream() {
    return new PrintStream(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int value) {
    if (!begun) {
      from = origin.get();
      begun = true;
    }
    if (value == '\n') {
      finish();
    } else {
      line.write(value);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Hands over the last line even without its end. */
  @Override
  public synchronized void close() {
    if (begun) {
      finish();
    }
  }

  private void finish() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    begun = false;
    lines.accept(from, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
