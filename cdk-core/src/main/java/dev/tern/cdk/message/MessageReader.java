package dev.tern.cdk.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of stdin: splits bytes into lines on {@code \n}, tolerating {@code \r\n} (ENV-6).
 *
 * <p>A line may be as long as memory allows. A last line without a line end is a line, too. For one
 * thread.
 */
public final class MessageReader {

  private static final int INITIAL_BYTES = 256 * 1024;
  private static final int KEPT_BYTES = 4 * 1024 * 1024;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int start;
  private int end;
  private int lastLineFeed = -1;
  private boolean finished;
  private long number;

  private final Object gate = new Object();
  private @Nullable Thread waiting;
  private boolean stopped;

  /** Reads from a stream that nobody else reads from. */
  public MessageReader(InputStream in) {
    this.in = in;
  }

  /** The next line, or nothing when the input has ended. Blocks until one is there. */
  public Optional<Line> next() throws IOException {
    int searched = start;
    while (true) {
      if (lastLineFeed >= start) {
        int lineFeed = find(searched);
        return Optional.of(line(lineFeed, lineFeed + 1));
      }
      searched = end;
      if (finished) {
        return start == end ? Optional.empty() : Optional.of(line(end, end));
      }
      searched -= makeRoom();
      int read = fill();
      finished = read < 0;
      arrive(Math.max(read, 0));
    }
  }

  private void arrive(int read) {
    int before = end;
    end += read;
    int at = end - 1;
    while (at >= before && bytes[at] != '\n') {
      at--;
    }
    lastLineFeed = at >= before ? at : lastLineFeed;
  }

  /** The array that holds what has arrived; another one after {@link #next}. */
  byte[] array() {
    return bytes;
  }

  /** Where the next line starts. */
  int position() {
    return start;
  }

  /** The index behind the last whole line that has arrived; where none has, of the next one. */
  int limit() {
    return Math.max(start, lastLineFeed + 1);
  }

  /** How many lines were taken. */
  long lines() {
    return number;
  }

  /** Takes the next line if its end stands at an index; else nothing happens. */
  boolean take(int lineEnd) {
    int lineFeed = lineEnd < end && bytes[lineEnd] == '\r' ? lineEnd + 1 : lineEnd;
    if (lineFeed >= end || bytes[lineFeed] != '\n') {
      return false;
    }
    start = lineFeed + 1;
    number++;
    return true;
  }

  /**
   * Ends the waiting for input, from any thread: from now on {@link #next} gives the whole lines
   * that have arrived, then nothing. A line that has arrived in part is dropped.
   */
  public void stop() {
    synchronized (gate) {
      stopped = true;
      if (waiting != null) {
        waiting.interrupt();
      }
    }
  }

  /** Reads more; an interrupt reaches nothing but this. */
  private int fill() throws IOException {
    synchronized (gate) {
      if (stopped) {
        return cutOff();
      }
      waiting = Thread.currentThread();
    }
    try {
      return in.read(bytes, end, bytes.length - end);
    } catch (IOException e) {
      if (stoppedWaiting()) {
        return cutOff();
      }
      throw e;
    } finally {
      stoppedWaiting();
    }
  }

  /** Takes the interrupt back that may have come with the stop. */
  private boolean stoppedWaiting() {
    synchronized (gate) {
      waiting = null;
      if (stopped) {
        Thread.interrupted();
      }
      return stopped;
    }
  }

  private int cutOff() {
    end = start;
    return -1;
  }

  /** Whether the next call of {@link #next} would have to wait for the other side. */
  public boolean drained() throws IOException {
    return !finished && lastLineFeed < start && in.available() == 0;
  }

  private int find(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private Line line(int lineEnd, int next) {
    int length = lineEnd - start;
    if (length > 0 && bytes[lineEnd - 1] == '\r') {
      length--;
    }
    int mark = number == 0 && startsWithMark(length) ? 3 : 0;
    Line line = new Line(bytes, start + mark, length - mark, ++number);
    start = next;
    return line;
  }

  private boolean startsWithMark(int length) {
    return length >= 3
        && bytes[start] == (byte) 0xEF
        && bytes[start + 1] == (byte) 0xBB
        && bytes[start + 2] == (byte) 0xBF;
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
    byte[] target = length > bytes.length / 2 ? new byte[doubled()] : shrunk(length);
    System.arraycopy(bytes, start, target, 0, length);
    bytes = target;
    lastLineFeed = -1;
    start = 0;
    end = length;
    return moved;
  }

  private int doubled() {
    return (int) Math.min(bytes.length * 2L, MAX_BYTES);
  }

  /** After a very long line the room for it is given back. */
  private byte[] shrunk(int length) {
    return bytes.length > KEPT_BYTES && length < INITIAL_BYTES ? new byte[INITIAL_BYTES] : bytes;
  }
}
