package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The thread that hears the destination to its end, and commits what it answers.
 *
 * <p>The first answer is committed as it comes. One that comes soon after a commit waits for what
 * the next moments bring, since a commit costs the same for many answers as for one; it does not
 * wait when there are many, or behind the end of the input.
 */
final class DestinationLoop {

  /** How long it does not listen behind a commit. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long LOOK_MILLIS = 10;

  /** Half of what a pipe holds: a destination must not wait for room in its output. */
  private static final int MUCH = 32 * 1024;

  private final Course course;
  private final Acknowledgements acknowledgements;
  private final Talk talk;
  private final MessageLines lines;
  private final DestinationWriter writer;
  private final Tee tee;
  private final LineBlocks blocks;
  private boolean committed;
  private boolean deaf;

  DestinationLoop(
      Course course,
      Acknowledgements acknowledgements,
      Talk talk,
      Findings findings,
      DestinationWriter writer,
      Tee tee) {
    this.course = course;
    this.acknowledgements = acknowledgements;
    this.talk = talk;
    this.lines = new MessageLines(Side.DESTINATION, findings);
    this.writer = writer;
    this.tee = tee;
    this.blocks =
        new LineBlocks(
            course.destination().run().output(), SourceLoop.longestLine(), new BlockPool(0));
  }

  /** Hears it to its end, and waits for the process. */
  void run() throws InterruptedException {
    try {
      for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
        hear(block.get());
        gather();
      }
    } catch (IOException e) {
      course.fail(e);
    } finally {
      boolean early = !writer.ended();
      course.destination().awaitEnd();
      if (early) {
        goneEarly();
      }
    }
  }

  /** Once something went wrong here it is heard without a consequence, so that it can end. */
  private void hear(LineBlocks.Block block) {
    committed = false;
    if (deaf) {
      return;
    }
    try {
      try {
        take(block);
      } finally {
        tee.write(block);
        committed = acknowledgements.commit();
      }
    } catch (RuntimeException | Error e) {
      deaf = true;
      course.fail(e);
    }
  }

  /** Lets answers come together that come soon after each other. */
  private void gather() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (committed
        && !writer.ended()
        && blocks.waiting() < MUCH
        && System.nanoTime() - begun < PAUSE_NANOS) {
      writer.awaitEnd(LOOK_MILLIS);
    }
  }

  private void take(LineBlocks.Block block) {
    byte[] array = block.array();
    int at = 0;
    while (at < block.length()) {
      int next = at;
      while (array[next] != '\n') {
        next++;
      }
      next++;
      lines.pass(next - at);
      Optional<ObjectNode> message = lines.read(array, at, next);
      if (message.isPresent()) {
        take(message.get(), array, at, next);
      }
      at = next;
    }
  }

  private void take(ObjectNode message, byte[] array, int from, int to) {
    switch (message.path("type").asText()) {
      case "STATE" -> {
        acknowledgements.take(message.path("state"));
        writer.alive();
      }
      case "LOG", "TRACE", "CONTROL" -> talk.take(message);
      case "RECORD", "SPEC", "CONNECTION_STATUS", "CATALOG", "DESTINATION_CATALOG" -> {
        // nobody asked for them
      }
      default -> lines.foreign(array, from, to, "is a message of an unknown type");
    }
  }

  private void goneEarly() {
    if (!course.destination().killed() && course.destination().exit().orElse(1) == 0) {
      course.fail(
          new AttemptFailure(
              FailureReason.of(
                  FailureReason.Origin.DESTINATION,
                  FailureType.SYSTEM_ERROR,
                  "The destination ended before its input did.")));
    }
    course.abandon();
  }
}
