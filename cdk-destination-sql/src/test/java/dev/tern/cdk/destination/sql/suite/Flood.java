package dev.tern.cdk.destination.sql.suite;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A source without a pause: one record, its state, and then records until that state comes back, or
 * until there are enough of them.
 */
final class Flood extends InputStream {

  private final String stream;
  private final int most;
  private ByteBuffer line = ByteBuffer.allocate(0);
  private int records;
  private boolean stateSent;
  private volatile boolean echoed;

  /** At most so many records of a stream with a field {@code id}. */
  Flood(String stream, int most) {
    this.stream = stream;
    this.most = most;
  }

  /** Whether the state came back while records still came. */
  boolean wasEchoed() {
    return echoed && records < most;
  }

  int records() {
    return records;
  }

  /** The stdout of the destination, which tells the source. */
  OutputStream output() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    return new OutputStream() {
      @Override
      public void write(int b) {
        text.write(b);
        look();
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        text.write(bytes, offset, length);
        look();
      }

      private void look() {
        echoed |= text.toString(StandardCharsets.UTF_8).contains("\"type\":\"STATE\"");
      }
    };
  }

  @Override
  public int available() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int read() {
    return fill() ? line.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.remaining());
    line.get(bytes, offset, count);
    return count;
  }

  private boolean fill() {
    if (line.hasRemaining()) {
      return true;
    }
    if (records == 1 && !stateSent) {
      stateSent = true;
      line = bytes(Lines.state(stream, 1));
      return true;
    }
    if (echoed || records == most) {
      return false;
    }
    line = bytes(Lines.record(stream, "{\"id\":" + records + "}"));
    records++;
    return true;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
