package dev.tern.cdk.destination;

import java.time.Duration;

/**
 * How much is kept in memory, and how long, before it is written.
 *
 * @param rows records in one batch
 * @param bytes bytes of data in one batch; a single larger record makes a batch of its own
 * @param age how long the first record of a batch waits for others
 * @param memory bytes in the batches of all streams together, those being written included; a
 *     single larger record is taken in when there is nothing else
 */
public record BatchLimits(int rows, long bytes, Duration age, long memory) {

  private static final int ROWS = 50_000;
  private static final long MEGABYTE = 1024 * 1024;
  private static final long BYTES = 16 * MEGABYTE;
  private static final Duration AGE = Duration.ofSeconds(30);
  private static final int SHARE_OF_HEAP = 4;
  private static final int BATCHES = 4;

  /** More makes no batch larger, and is slower: it is in no cache of the processor. */
  private static final long ENOUGH = 256 * MEGABYTE;

  /** Refuses limits nothing fits into. */
  public BatchLimits {
    if (rows < 1 || bytes < 1 || memory < 1 || age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("Every limit of a batch has to be above zero.");
    }
  }

  /** The usual limits in the heap of this process. */
  public static BatchLimits usual() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  /** The usual limits in a heap of this size. */
  static BatchLimits ofHeap(long heapBytes) {
    long memory = Math.max(MEGABYTE, Math.min(ENOUGH, heapBytes / SHARE_OF_HEAP));
    return new BatchLimits(ROWS, Math.min(BYTES, memory / BATCHES), AGE, memory);
  }

  /** The same with at most so many records in one batch. */
  public BatchLimits withRows(int most) {
    return new BatchLimits(most, bytes, age, memory);
  }

  /** The same with at most so many bytes in one batch. */
  public BatchLimits withBytes(long most) {
    return new BatchLimits(rows, most, age, memory);
  }

  /** The same with batches written at this age at the latest. */
  public BatchLimits withAge(Duration most) {
    return new BatchLimits(rows, bytes, most, memory);
  }

  /** The same with at most so many bytes in all batches together. */
  public BatchLimits withMemory(long most) {
    return new BatchLimits(rows, bytes, age, most);
  }

  /** Bytes of states that may wait before intermediate ones are given up. */
  long states() {
    return memory / 4;
  }
}
