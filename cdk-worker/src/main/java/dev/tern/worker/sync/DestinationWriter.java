package dev.tern.worker.sync;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way into the destination: writes chunks, and knows how long it has been waiting for room. For
 * one thread; anybody may look at the clock.
 */
final class DestinationWriter {

  private static final int BUFFER = 64 * 1024;

  private final ByteQueue<Chunk> queue;
  private final BlockPool pool;
  private final OutputStream out;
  private final WaitClock clock = new WaitClock();
  private final CountDownLatch ended = new CountDownLatch(1);

  DestinationWriter(Course course, OutputStream input) {
    this.queue = course.ready();
    this.pool = course.blocks();
    this.out = new BufferedOutputStream(input, BUFFER);
  }

  /** Writes what comes out of the queue to its end, then closes the input. */
  void run() throws IOException, InterruptedException {
    for (var chunk = queue.take(); chunk.isPresent(); chunk = queue.take()) {
      clock.begin();
      write(chunk.get());
      if (queue.idle()) {
        out.flush();
      }
      clock.end();
    }
    clock.begin();
    out.flush();
    ended.countDown(); // before anybody can answer to it
    out.close();
  }

  private void write(Chunk chunk) throws IOException {
    for (Parcel parcel : chunk.parcels()) {
      if (parcel instanceof Parcel.Lines lines) {
        out.write(lines.array(), lines.from(), lines.to() - lines.from());
      } else if (parcel instanceof Parcel.Ready ready) {
        out.write(ready.line());
      }
    }
    chunk.records().forEach(count -> count.stream().sent(count.rows()));
    pool.give(chunk.block());
  }

  /** Runs while a write is not done, and from the end of the input on. */
  WaitClock clock() {
    return clock;
  }

  /** Whether the destination has all it will get. */
  boolean ended() {
    return ended.getCount() == 0;
  }

  /** Waits for that, and no longer than so many milliseconds. */
  void awaitEnd(long millis) throws InterruptedException {
    boolean unused = ended.await(millis, TimeUnit.MILLISECONDS);
  }

  /** A sign of life after the end of the input. */
  void alive() {
    if (ended()) {
      clock.begin();
    }
  }
}
