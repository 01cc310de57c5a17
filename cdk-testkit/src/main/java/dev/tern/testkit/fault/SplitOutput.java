package dev.tern.testkit.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/**
 * Output that goes out in pieces that are split anywhere, each flushed: within lines, within
 * characters. For one thread.
 */
public final class SplitOutput extends FilterOutputStream {

  private final Random random;
  private final int largest;

  /**
   * Splits what goes to another output.
   *
   * @param random decides how large each piece is
   * @param largest how many bytes a piece has at most; 1 for single bytes
   */
  public SplitOutput(OutputStream out, Random random, int largest) {
    super(out);
    this.random = random;
    this.largest = largest;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    out.flush();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int piece = Math.min(length - done, 1 + random.nextInt(largest));
      out.write(bytes, offset + done, piece);
      out.flush();
      done += piece;
    }
  }
}
