package dev.tern.worker.sync;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Arrays for blocks of lines that serve again: the collector of garbage would copy what waits in a
 * queue from place to place. Safe for any number of threads.
 */
final class BlockPool {

  /** How many bytes a usual block has room for. */
  static final int USUAL_BYTES = 256 * 1024;

  private final Deque<byte[]> free = new ArrayDeque<>();
  private final int most;

  /**
   * An empty pool.
   *
   * @param bytes about how much it keeps
   */
  BlockPool(long bytes) {
    this.most = (int) (bytes / USUAL_BYTES) + 1;
  }

  /** An array for a usual block; what is in it means nothing. */
  synchronized byte[] take() {
    return free.isEmpty() ? new byte[USUAL_BYTES] : free.pop();
  }

  /** Takes an array back that nobody looks at any more; one of another size is left to itself. */
  synchronized void give(byte[] array) {
    if (array.length == USUAL_BYTES && free.size() < most) {
      free.push(array);
    }
  }
}
