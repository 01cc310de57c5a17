package dev.tern.cdk.destination;

/**
 * How much is kept in memory before it is written.
 *
 * @param rows records in one batch
 * @param bytes bytes in one batch; a single larger record makes a batch of its own
 * @param total bytes in the batches of all streams together
 */
record BatchLimits(int rows, long bytes, long total) {

  private static final int ROWS = 10_000;
  private static final long MEGABYTE = 1024 * 1024;
  private static final long BYTES = 8 * MEGABYTE;
  private static final int SHARE_OF_HEAP = 8;

  /** The usual limits in the heap that is there. */
  static BatchLimits ofHeap(long heapBytes) {
    long total = Math.max(MEGABYTE, heapBytes / SHARE_OF_HEAP);
    return new BatchLimits(ROWS, Math.min(BYTES, total), total);
  }

  /** Bytes of states that may wait before intermediate ones are given up. */
  long states() {
    return total / 2;
  }
}
