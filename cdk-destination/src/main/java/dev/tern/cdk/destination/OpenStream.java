package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.StreamDescriptor;
import java.util.Objects;

/** One stream of the catalog from the opening of its writer to the closing. */
final class OpenStream {

  /** What may still happen to the stream. */
  private enum Phase {
    WRITING,
    INCOMPLETE,
    COMPLETE,
    FAILED
  }

  private final WriteRequest request;
  private final StreamDescriptor descriptor;
  private final StreamWriter writer;
  private final StreamAccount account;
  private final RecordBatch batch;
  private Phase phase = Phase.WRITING;
  private long cost;
  private long records;

  OpenStream(WriteRequest request, StreamWriter writer, StreamAccount account, Notices notices) {
    this.request = request;
    this.descriptor = request.descriptor();
    this.writer = writer;
    this.account = account;
    this.batch = new RecordBatch(descriptor, notices);
  }

  boolean is(StreamDescriptor stream) {
    return descriptor.getName().equals(stream.getName())
        && Objects.equals(descriptor.getNamespace(), stream.getNamespace());
  }

  StreamAccount account() {
    return account;
  }

  /** How many records wait. */
  int size() {
    return batch.size();
  }

  /** How much memory the records take that wait. */
  long cost() {
    return cost;
  }

  void add(Incoming.Record record, long cost, Tally tally) {
    if (phase == Phase.COMPLETE) {
      throw new SystemException(
          "Stream "
              + text()
              + " got a record after it was complete. Look at the source: COMPLETE has to be the"
              + " last thing it says about a stream.");
    }
    batch.add(record, tally);
    this.cost += cost;
    records++;
  }

  /** Stores what waits. */
  void write() throws Exception {
    if (batch.size() == 0) {
      return;
    }
    step(() -> writer.write(batch));
    batch.clear();
    cost = 0;
  }

  /** The source said that the stream is complete; whether that is news that can be believed. */
  boolean complete() throws Exception {
    if (phase != Phase.WRITING) {
      return false;
    }
    step(writer::complete);
    phase = Phase.COMPLETE;
    return true;
  }

  /** The source said that it could not read all of the stream. */
  void incomplete() {
    phase = phase == Phase.WRITING ? Phase.INCOMPLETE : phase;
  }

  /** Ends the writer's life; what would have replaced older data and is not whole is dropped. */
  void close(Notices notices) throws Exception {
    FirstFailure outcome = new FirstFailure();
    if (request.replaces() && phase != Phase.COMPLETE && phase != Phase.FAILED) {
      outcome.attempt(writer::abandon);
      outcome.attempt(() -> notices.warn(abandoned()));
    }
    outcome.attempt(writer::close);
    outcome.rethrow();
  }

  private String abandoned() {
    String why =
        phase == Phase.INCOMPLETE
            ? "the source said that it could not read all of it"
            : "the input ended before the source said that it was complete";
    return String.format(
        "Stream %s was to be replaced, but %s. What was there before stays; the records of this sync"
            + " are dropped (%d so far) and none of their states is acknowledged, so that the next"
            + " sync reads them again.",
        text(), why, records);
  }

  /** Until a step of the writer has returned, the writer counts as failed. */
  private void step(FirstFailure.Step step) throws Exception {
    Phase before = phase;
    phase = Phase.FAILED;
    step.run();
    phase = before;
  }

  private String text() {
    return StreamNames.text(descriptor);
  }
}
