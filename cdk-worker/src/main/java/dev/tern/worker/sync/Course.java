package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import java.time.Duration;

/**
 * The course of one attempt: both sides, the queues between them, and what makes it end before its
 * time.
 *
 * <p>Safe for any number of threads.
 */
final class Course {

  private final Peer source;
  private final Peer destination;
  private final Findings findings;
  private final ByteQueue<Chunk> read;
  private final ByteQueue<Chunk> ready;
  private final BlockPool blocks;
  private volatile boolean stopped;
  private volatile boolean killed;
  private volatile boolean completed;

  /** Two sides that have just been started. */
  Course(Peer source, Peer destination, Findings findings, long queueBytes) {
    this.source = source;
    this.destination = destination;
    this.findings = findings;
    this.read = new ByteQueue<>(queueBytes / 2);
    this.ready = new ByteQueue<>(queueBytes / 2);
    this.blocks = new BlockPool(queueBytes);
  }

  Peer source() {
    return source;
  }

  Peer destination() {
    return destination;
  }

  /** What was read and goes to the processor. */
  ByteQueue<Chunk> read() {
    return read;
  }

  /** What is ready and goes to the writer. */
  ByteQueue<Chunk> ready() {
    return ready;
  }

  /** The arrays of what is on its way. */
  BlockPool blocks() {
    return blocks;
  }

  /** Somebody wants the attempt to end: what is on its way still arrives. */
  void stop() {
    stopped = true;
    source.terminate();
  }

  /** Somebody wants it to end now. */
  void kill() {
    stopped = true;
    killed = true;
    read.breakUp();
    ready.breakUp();
    source.kill();
    destination.kill();
  }

  /** Something went wrong: no more is read, what is on its way still arrives. */
  void fail(Throwable failure) {
    if (!killed) {
      findings.fail(failure);
    }
    source.terminate();
  }

  /** The source has ended within a message: a failure if it calls that a good end by itself. */
  void endedWithin(AttemptFailure failure) {
    if (!stopped && source.exit().orElse(1) == 0) {
      fail(failure);
    }
  }

  /** Nothing arrives any more at the destination, which has its time of grace to end. */
  void abandon() {
    read.breakUp();
    ready.breakUp();
    source.terminate();
    destination.expectEnd();
  }

  /** A side was silent for too long. */
  void timeOut(Side side, String sentence, Duration limit) {
    FailureReason.Origin origin = FailureReason.Origin.of(side);
    fail(
        new AttemptFailure(
            FailureReason.of(
                origin, FailureType.TRANSIENT_ERROR, String.format(sentence, Times.text(limit)))));
    if (side == Side.DESTINATION) {
      destination.kill();
      abandon();
    }
  }

  /** Whether the source has said all it had to say, and nothing stands against it: from now on. */
  boolean completeSource() {
    completed =
        !stopped
            && !findings.failed()
            && !findings.gaveUp(Side.SOURCE)
            && source.exit().orElse(1) == 0;
    return completed;
  }

  /** Whether somebody ended it before the source had said all. */
  boolean cutShort() {
    return killed || (stopped && !completed);
  }
}
