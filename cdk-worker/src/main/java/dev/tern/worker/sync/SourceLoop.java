package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import java.io.IOException;

/** The thread that reads the source to its end; nothing of it is left to wait for afterwards. */
final class SourceLoop {

  private static final long LEAST_LINE = 32L << 20;
  private static final long MOST_LINE = 512L << 20;
  private static final int PARTS_OF_HEAP = 8;

  private final Course course;
  private final SourceReader reader;
  private final Tee tee;
  private final LineBlocks blocks;
  private final WaitClock room = new WaitClock();
  private volatile long lastBeat = System.nanoTime();
  private volatile boolean ended;

  SourceLoop(Course course, SourceReader reader, Tee tee) {
    this.course = course;
    this.reader = reader;
    this.tee = tee;
    this.blocks = new LineBlocks(course.source().run().output(), longestLine(), course.blocks());
  }

  /** A line is in memory several times on its way. */
  static int longestLine() {
    long share = Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP;
    return (int) Math.max(LEAST_LINE, Math.min(MOST_LINE, share));
  }

  /** Reads to the end, and waits for the process. */
  void run() throws InterruptedException {
    try {
      pass();
    } catch (LineBlocks.EndlessLineException e) {
      course.fail(
          new AttemptFailure(
              FailureReason.of(
                  FailureReason.Origin.SOURCE,
                  FailureType.SYSTEM_ERROR,
                  "The source sent "
                      + e.getMessage()
                      + ", the limit. Give the worker more memory"
                      + " if a record is really that large.")));
      course.source().kill();
    } catch (IOException e) {
      // its end says more
    } catch (RuntimeException | Error e) {
      course.fail(e);
    }
    try {
      drain();
    } finally {
      ended = true;
      course.source().awaitEnd();
      reader.unfinished().ifPresent(course::endedWithin);
      course.read().end();
    }
  }

  private void pass() throws IOException, InterruptedException {
    for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
      LineBlocks.Block lines = block.get();
      Chunk chunk = read(lines);
      if (!chunk.parcels().isEmpty() && !pass(chunk)) {
        return;
      }
      if (reader.enough()) {
        course.stop();
        return;
      }
      if (reader.beat()) { // after the wait for room, which is not the source's silence
        lastBeat = System.nanoTime();
      }
    }
  }

  /** What is kept of the lines is masked with the secrets that came with them, too. */
  private Chunk read(LineBlocks.Block lines) {
    try {
      return reader.read(lines);
    } finally {
      tee.write(lines);
    }
  }

  private boolean pass(Chunk chunk) throws InterruptedException {
    room.begin();
    boolean wanted = course.read().put(chunk, chunk.bytes());
    room.end();
    return wanted;
  }

  /** A source that is asked to end must not be stuck in a write. */
  private void drain() {
    byte[] waste = new byte[8192];
    try {
      while (course.source().run().output().read(waste) >= 0) {
        // nobody wants it
      }
    } catch (IOException e) {
      // it is gone
    }
  }

  /** Nanoseconds for which the source could have sent something and has not. */
  long silence() {
    return blocks.clock().running() ? System.nanoTime() - lastBeat : 0;
  }

  /** Waits for the source. */
  WaitClock source() {
    return blocks.clock();
  }

  /** Waits for room in the queue. */
  WaitClock room() {
    return room;
  }

  /** Whether the source has nothing more to say. */
  boolean ended() {
    return ended;
  }
}
