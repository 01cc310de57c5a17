package dev.tern.testkit.fault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input that ends after some bytes, wherever that is: half a line, half a character. */
public final class CutInput extends FilterInputStream {

  private long left;

  /** Cuts another input. */
  public CutInput(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    int value = left > 0 ? super.read() : -1;
    left -= value < 0 ? left : 1;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = left > 0 ? super.read(target, offset, (int) Math.min(length, left)) : -1;
    left -= count < 0 ? left : count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, super.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
