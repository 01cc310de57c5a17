package dev.tern.worker.sync;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * The way into the destination: makes chunks ready, writes them, and knows how long it has been
 * waiting for room. For one thread; anybody may look at the clock.
 */
final class DestinationWriter {

  /** Joins short pieces; longer ones are written from where they are. */
  private static final int BUFFER = 16 * 1024;

  private final ByteQueue<Chunk> queue;
  private final BlockPool pool;
  private final Outbound outbound;
  private final OutputStream out;
  private final WaitClock clock = new WaitClock();
  private volatile boolean ended;

  DestinationWriter(Course course, Outbound outbound) {
    this.queue = course.read();
    this.pool = course.blocks();
    this.outbound = outbound;
    OutputStream input = course.destination().run().input();
    this.out = new BufferedOutputStream(input, BUFFER);
  }

  /**
   * Writes what comes out of the queue to its end, and closes the input, however that goes.
   *
   * @param last says what is to be written behind that
   */
  void run(Supplier<Chunk> last) throws IOException, InterruptedException {
    try (out) {
      for (var chunk = queue.take(); chunk.isPresent(); chunk = queue.take()) {
        pass(chunk.get());
      }
      clock.begin();
      write(last.get());
      out.flush();
      ended = true; // before anybody can answer to it
    }
  }

  private void pass(Chunk chunk) throws IOException {
    clock.begin();
    write(outbound.prepare(chunk));
    if (queue.idle()) {
      out.flush();
    }
    clock.end();
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
    return ended;
  }

  /** A sign of life after the end of the input. */
  void alive() {
    if (ended) {
      clock.begin();
    }
  }
}
