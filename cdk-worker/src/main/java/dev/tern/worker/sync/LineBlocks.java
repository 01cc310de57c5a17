package dev.tern.worker.sync;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a connector prints, in blocks of whole lines.
 *
 * <p>A block is handed over as soon as nothing more has arrived, or when about 256 KB have. A last
 * line without a line end gets one. For one thread.
 */
final class LineBlocks {

  private static final int LEAST_READ = 32 * 1024;

  /** A read of a full pipe, 64 KB, is handed over in the array it is in. */
  private static final long MOST_WASTE = 8;

  private final InputStream in;
  private final int longest;
  private final WaitClock clock = new WaitClock();
  private final BlockPool pool;
  private byte[] bytes;
  private int end;
  private int lines;
  private boolean finished;
  private boolean cutShort;

  /**
   * Whole lines; their array belongs to whoever takes them.
   *
   * @param length how much of the array they are
   * @param cutShort whether the last one came without its end
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over on purpose
  record Block(byte[] array, int length, boolean cutShort) {}

  /** Says that a line has no end, as far as anyone can wait for it. */
  static final class EndlessLineException extends IOException {
    private static final long serialVersionUID = 1L;

    EndlessLineException(int longest) {
      super("a line of more than " + longest + " bytes");
    }
  }

  /**
   * Reads from a stream that nobody else reads from.
   *
   * @param longest how many bytes a line may have
   * @param pool where arrays come from, and where they may go when their block has been used
   */
  LineBlocks(InputStream in, int longest, BlockPool pool) {
    this.in = in;
    this.longest = longest;
    this.pool = pool;
    this.bytes = pool.take();
  }

  /** The next lines; nothing at the end. Blocks until a whole line has arrived. */
  Optional<Block> next() throws IOException {
    while (!finished) {
      int read = read();
      if (read < 0) {
        finish();
      } else {
        arrive(read);
      }
      if (lines > 0 && (finished || full() || waiting() == 0)) {
        return Optional.of(handOver());
      }
    }
    return Optional.empty();
  }

  /** How many bytes have arrived that were not read. */
  int waiting() throws IOException {
    return in.available();
  }

  private int read() throws IOException {
    if (end == bytes.length) {
      grow();
    }
    clock.begin();
    try {
      return in.read(bytes, end, bytes.length - end);
    } finally {
      clock.end();
    }
  }

  private void arrive(int read) {
    int before = end;
    end += read;
    int at = end - 1;
    while (at >= before && bytes[at] != '\n') {
      at--;
    }
    lines = at >= before ? at + 1 : lines;
  }

  private void finish() throws IOException {
    finished = true;
    if (end == bytes.length && lines < end) {
      grow();
    }
    if (lines < end) {
      bytes[end++] = '\n';
      cutShort = true;
      lines = end;
    }
  }

  private boolean full() {
    return bytes.length - end < LEAST_READ;
  }

  private void grow() throws IOException {
    if (end > longest) {
      throw new EndlessLineException(longest);
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(end * 2L, longest + 1L));
  }

  /** A block that would waste its array gets one of its own. */
  private Block handOver() {
    int length = lines;
    byte[] whole = bytes;
    boolean worthIt = length * MOST_WASTE >= whole.length;
    int rest = end - length;
    if (worthIt) {
      bytes = rest > BlockPool.USUAL_BYTES / 2 ? new byte[rest * 2] : pool.take();
    }
    byte[] handed = worthIt ? whole : Arrays.copyOf(whole, length);
    System.arraycopy(whole, length, bytes, 0, rest);
    end = rest;
    lines = 0;
    return new Block(handed, length, finished && cutShort);
  }

  /** How long it has waited for bytes. */
  WaitClock clock() {
    return clock;
  }
}
