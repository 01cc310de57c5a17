package dev.tern.cdk.destination;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has batches cut that are old enough; holds one deadline per stream. */
final class AgeTimer {

  private final long age;
  private final Consumer<OpenStream> cut;
  private final PriorityQueue<Deadline> deadlines =
      new PriorityQueue<>(Comparator.comparingLong(Deadline::left));
  private final Set<OpenStream> watched = new HashSet<>();
  private final long origin = System.nanoTime();
  private boolean ended;

  /**
   * When to look at a stream.
   *
   * @param left nanoseconds after the start of the timer
   */
  private record Deadline(OpenStream stream, long left) {}

  AgeTimer(Duration age, Consumer<OpenStream> cut) {
    this.age = TimeUnit.NANOSECONDS.convert(age);
    this.cut = cut;
  }

  /** A batch of a stream began. */
  void watch(OpenStream stream) {
    watch(stream, System.nanoTime());
  }

  private synchronized void watch(OpenStream stream, long began) {
    if (watched.add(stream)) {
      deadlines.add(new Deadline(stream, due(began)));
      notifyAll();
    }
  }

  private long due(long began) {
    long at = began - origin + age;
    return at < 0 ? Long.MAX_VALUE : at;
  }

  /** Ends the looking. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Looks after the batches until the end. */
  void run() {
    try {
      for (Optional<OpenStream> due = next(); due.isPresent(); due = next()) {
        look(due.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next stream to look at, once it is time; nothing at the end. */
  private synchronized Optional<OpenStream> next() throws InterruptedException {
    while (!ended) {
      Deadline first = deadlines.peek();
      long left = first == null ? Long.MAX_VALUE : first.left() - (System.nanoTime() - origin);
      if (first != null && left <= 0) {
        deadlines.remove();
        watched.remove(first.stream());
        return Optional.of(first.stream());
      }
      if (first == null) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
    return Optional.empty();
  }

  /** The batch that was watched may be gone, and another in its place. */
  private void look(OpenStream stream) {
    long began = stream.openedAt();
    if (began == OpenStream.EMPTY) {
      return;
    }
    if (System.nanoTime() - began >= age) {
      cut.accept(stream);
    } else {
      watch(stream, began);
    }
  }
}
