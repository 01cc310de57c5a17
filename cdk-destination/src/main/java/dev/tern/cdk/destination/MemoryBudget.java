package dev.tern.cdk.destination;

import dev.tern.cdk.error.SystemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes all batches together may take, and the arrays they were in, which serve again: memory
 * that is new all the time costs more than what it is filled with.
 *
 * <p>What is reserved is held until it is released, to the byte; with the arrays that wait it never
 * exceeds the whole. Something larger than the whole is taken in when there is nothing else. For
 * many threads.
 */
final class MemoryBudget {

  private final long total;
  private final Deque<byte[]> spare = new ArrayDeque<>();
  private long spareBytes;
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

  /**
   * An array, for which the bytes were reserved: one that waits, or a new one in place of others.
   */
  byte[] array(int length) {
    byte[] old = spare(length);
    return old == null ? new byte[length] : old;
  }

  private synchronized byte @Nullable [] spare(int length) {
    for (byte[] array : spare) {
      if (array.length == length) {
        spare.remove(array);
        spareBytes -= length;
        return array;
      }
    }
    while (used + spareBytes > total && !spare.isEmpty()) {
      spareBytes -= spare.removeLast().length;
    }
    return null;
  }

  /** Whether arrays of this length are asked for again and again. */
  private static boolean usual(int length) {
    return length <= ByteChunks.LARGEST && Integer.bitCount(length) == 1;
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

  /** Gives bytes back with the arrays they were in, which nobody looks at any more. */
  synchronized void release(long bytes, List<byte[]> arrays) {
    release(bytes);
    for (byte[] array : arrays) {
      if (usual(array.length) && used + spareBytes + array.length <= total) {
        spare.push(array);
        spareBytes += array.length;
      }
    }
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
