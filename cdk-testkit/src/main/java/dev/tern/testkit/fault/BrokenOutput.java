package dev.tern.testkit.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Output that breaks after some bytes, as a pipe does whose reader has gone. What came before has
 * gone through, also the part of a write in which it broke. For one thread.
 */
public final class BrokenOutput extends FilterOutputStream {

  private long left;

  /** Breaks after some bytes. */
  public BrokenOutput(OutputStream out, long bytes) {
    super(out);
    this.left = bytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int passing = (int) Math.min(left, length);
    out.write(bytes, offset, passing);
    left -= passing;
    if (passing < length) {
      throw new IOException("Broken pipe");
    }
  }
}
