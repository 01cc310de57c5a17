package dev.tern.worker.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A queue between two threads that holds so many bytes and no more; of a thing that is larger than
 * that, one.
 *
 * <p>Who found it full is woken when half of it is free: two threads that woke each other for every
 * thing would do little else.
 */
final class ByteQueue<T> {

  private final long capacity;
  private final Deque<Entry<T>> entries = new ArrayDeque<>();
  private long bytes;
  private long highest;
  private boolean ended;
  private boolean broken;

  private record Entry<T>(T thing, long bytes) {}

  ByteQueue(long capacity) {
    this.capacity = capacity;
  }

  /** Waits for room; says whether the other side still wants it. */
  synchronized boolean put(T thing, long size) throws InterruptedException {
    while (!broken && !entries.isEmpty() && bytes + size > capacity) {
      wait();
    }
    if (broken) {
      return false;
    }
    entries.add(new Entry<>(thing, size));
    bytes += size;
    highest = Math.max(highest, bytes);
    if (entries.size() == 1) {
      notifyAll();
    }
    return true;
  }

  /** Waits for the next thing; nothing after the last one. */
  synchronized Optional<T> take() throws InterruptedException {
    while (!broken && !ended && entries.isEmpty()) {
      wait();
    }
    if (broken || entries.isEmpty()) {
      return Optional.empty();
    }
    Entry<T> entry = entries.remove();
    bytes -= entry.bytes();
    if (bytes <= capacity / 2) {
      notifyAll();
    }
    return Optional.of(entry.thing());
  }

  /** Whether a taker would have to wait. */
  synchronized boolean idle() {
    return entries.isEmpty();
  }

  /** Nothing comes after what is in it. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nobody wants what is in it, nor what would come. */
  synchronized void breakUp() {
    broken = true;
    entries.clear();
    bytes = 0;
    notifyAll();
  }

  /** The most bytes it ever held. */
  synchronized long highest() {
    return highest;
  }
}
