package dev.tern.cdk.destination;

import dev.tern.cdk.error.SystemException;

/**
 * The bytes all batches together may take.
 *
 * <p>What is reserved is held until it is released, to the byte. Something larger than the whole is
 * taken in when there is nothing else. For many threads.
 */
final class MemoryBudget {

  private final long total;
  private long used;
  private long leaving;

  MemoryBudget(long total) {
    this.total = total;
  }

  /** Takes bytes if there are enough. */
  synchronized boolean reserve(long bytes) {
    if (used > 0 && used + bytes > total) {
      return false;
    }
    used += bytes;
    return true;
  }

  /** Says that some of the bytes in use are on their way to be released. */
  synchronized void leave(long bytes) {
    leaving += bytes;
  }

  /** Gives bytes back that were on their way. */
  synchronized void release(long bytes) {
    used -= bytes;
    leaving -= bytes;
    if (used < 0 || leaving < 0) {
      throw new SystemException("More memory was given back than was taken.");
    }
    notifyAll();
  }

  /** Whether enough is on its way: it is better to wait than to cut small batches. */
  synchronized boolean enoughLeaving() {
    return leaving >= Math.max(1, total / 2);
  }

  /**
   * Waits until bytes are given back, unless they fit by now.
   *
   * @param bytes how many are wanted
   */
  synchronized void await(long bytes) throws InterruptedException {
    long before = used;
    while (leaving > 0 && used >= before && used + bytes > total) {
      wait();
    }
  }

  /** Bytes in use. */
  synchronized long used() {
    return used;
  }
}
