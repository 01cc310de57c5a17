package dev.tern.testkit.fault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/**
 * Input that comes in pieces that are split anywhere: within lines, within characters. For one
 * thread.
 */
public final class SplitInput extends FilterInputStream {

  private final Random random;
  private final int largest;

  /**
   * Splits another input.
   *
   * @param random decides how large each piece is
   * @param largest how many bytes a piece has at most; 1 for single bytes
   */
  public SplitInput(InputStream in, Random random, int largest) {
    super(in);
    this.random = random;
    this.largest = largest;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return super.read(target, offset, Math.min(length, 1 + random.nextInt(largest)));
  }

  /** Never more than the next piece. */
  @Override
  public int available() throws IOException {
    return Math.min(1, super.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
