package dev.tern.cdk.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The one owner of stdin: splits bytes into lines on {@code \n}, tolerating {@code \r\n} (ENV-6).
 *
 * <p>A line may be as long as memory allows. A last line without a line end is a line, too. For one
 * thread.
 */
public final class MessageReader {

  private static final int INITIAL_BYTES = 256 * 1024;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int start;
  private int end;
  private boolean finished;
  private long number;

  /** Reads from a stream that nobody else reads from. */
  public MessageReader(InputStream in) {
    this.in = in;
  }

  /** The next line, or nothing when the input has ended. Blocks until one is there. */
  public Optional<Line> next() throws IOException {
    int searched = start;
    while (true) {
      int newline = find(searched);
      if (newline >= 0) {
        return Optional.of(line(newline, newline + 1));
      }
      searched = end;
      if (finished) {
        return start == end ? Optional.empty() : Optional.of(line(end, end));
      }
      searched -= makeRoom();
      int read = in.read(bytes, end, bytes.length - end);
      finished = read < 0;
      end += Math.max(read, 0);
    }
  }

  /** Whether the next call of {@link #next} would have to wait for the other side. */
  public boolean drained() throws IOException {
    return !finished && find(start) < 0 && in.available() == 0;
  }

  private int find(int from) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private Line line(int lineEnd, int next) {
    int length = lineEnd - start;
    if (length > 0 && bytes[lineEnd - 1] == '\r') {
      length--;
    }
    Line line = new Line(bytes, start, length, ++number);
    start = next;
    return line;
  }

  /** Moves the open line to the front or into a larger array; says how far it moved. */
  private int makeRoom() {
    if (end < bytes.length) {
      return 0;
    }
    int moved = start;
    int length = end - start;
    if (length == MAX_BYTES) {
      throw new OutOfMemoryError("Line " + (number + 1) + " of the input is larger than 2 GiB.");
    }
    boolean grow = length > bytes.length / 2;
    byte[] target = grow ? new byte[(int) Math.min(bytes.length * 2L, MAX_BYTES)] : bytes;
    System.arraycopy(bytes, start, target, 0, length);
    bytes = target;
    start = 0;
    end = length;
    return moved;
  }
}
