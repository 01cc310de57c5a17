package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * One stream of the catalog from the opening of its writer to the closing: a batch that is filled,
 * and those before it on their way into the store, one after the other.
 *
 * <p>Records come from the thread that reads, turns are made by one thread at a time, batches may
 * be cut by any.
 */
final class OpenStream {

  /** No batch is open. */
  static final long EMPTY = Long.MAX_VALUE;

  private final WriteRequest request;
  private final StreamDescriptor descriptor;
  private final StreamWriter writer;
  private final StreamAccount account;
  private final Station station;
  private final BatchSubject subject;
  private final Deque<RecordBatch> queue = new ArrayDeque<>();
  private RecordBatch open;
  private long openedAt;
  private boolean running;
  private boolean ended;
  private boolean incomplete;
  private boolean complete;
  private boolean failed;
  private boolean refused;
  private long records;

  /** What all streams share. */
  record Station(AckLedger ledger, MemoryBudget budget, Retries retries, Notices notices) {}

  OpenStream(WriteRequest request, StreamWriter writer, StreamAccount account, Station station) {
    this.request = request;
    this.descriptor = request.descriptor();
    this.writer = writer;
    this.account = account;
    this.station = station;
    this.subject = new BatchSubject(request, station.notices());
    this.open = new RecordBatch(subject, station.budget());
  }

  boolean is(StreamDescriptor stream) {
    return descriptor.getName().equals(stream.getName())
        && Objects.equals(descriptor.getNamespace(), stream.getNamespace());
  }

  StreamDescriptor descriptor() {
    return descriptor;
  }

  /** Whether storing its records lets no state go before it is complete. */
  boolean held() {
    return request.replaces() && !request.resumable();
  }

  /** What became of a record. */
  enum Fit {
    /** It was added. */
    ADDED,
    /** It was added, and is the first one of its batch. */
    BEGAN,
    /** It was added, and its batch is as large as it should be. */
    FILLED,
    /** It was not: it would make the batch larger than it should be. */
    OVERFLOWS,
    /** It was not: it needs more memory than there is. */
    STARVES,
    /** The stream failed: it leads nowhere. */
    DROPPED,
    /** The source said before that there would be no more. */
    LATE
  }

  /** Adds a record to the open batch, if it fits. */
  synchronized Fit add(RecordPiece piece, BatchLimits limits) {
    if (failed || refused || ended) {
      return failed || refused ? Fit.DROPPED : Fit.LATE;
    }
    if (open.size() > 0 && open.bytes() + piece.record().length() > limits.bytes()) {
      return Fit.OVERFLOWS;
    }
    long growth = open.growth(piece);
    if (growth > 0 && !station.budget().reserve(growth)) {
      return Fit.STARVES;
    }
    boolean began = open.size() == 0;
    if (began) {
      openedAt = System.nanoTime();
    }
    long position = station.ledger().receive(account);
    open.add(piece, growth, position, account.tally());
    records++;
    if (open.size() >= limits.rows() || open.bytes() >= limits.bytes()) {
      return Fit.FILLED;
    }
    return began ? Fit.BEGAN : Fit.ADDED;
  }

  /** How many bytes of memory it takes to add a record to the batch that is open. */
  synchronized long growth(RecordPiece piece) {
    return open.growth(piece);
  }

  /** When the open batch began, by the clock of {@link System#nanoTime}; or {@link #EMPTY}. */
  synchronized long openedAt() {
    return open.size() == 0 ? EMPTY : openedAt;
  }

  /** Bytes held by the batch that is open. */
  synchronized long openBytes() {
    return open.held();
  }

  /** Hands the open batch over; whether the stream needs somebody to make its turns. */
  synchronized boolean cut() {
    if (open.size() == 0) {
      return false;
    }
    station.ledger().cut(account);
    station.budget().leave(open.held());
    queue.add(open);
    open = new RecordBatch(subject, station.budget());
    return start();
  }

  /** The source said that the stream is complete; whether it needs somebody to make its turns. */
  synchronized boolean end() {
    if (ended || incomplete || failed) {
      return false;
    }
    ended = true;
    return start();
  }

  /** The source said that it could not read all of the stream. */
  synchronized void incomplete() {
    incomplete = !ended;
  }

  private boolean start() {
    boolean idle = !running;
    running = true;
    return idle;
  }

  /** Stores the oldest batch, or completes the stream when none is left. */
  void turn() throws Exception {
    RecordBatch batch;
    synchronized (this) {
      batch = queue.peek();
    }
    if (batch != null) {
      write(batch);
    } else if (completes()) {
      station.retries().run("Completing stream " + text(), writer::complete);
      completed();
    }
  }

  private void write(RecordBatch batch) throws Exception {
    station
        .retries()
        .run(
            "Writing stream " + text(),
            () -> {
              batch.retry();
              writer.write(batch);
            });
    synchronized (this) {
      queue.remove();
    }
    batch.release();
    station.ledger().durable(account, batch);
  }

  private synchronized boolean completes() {
    return ended && !complete && !failed;
  }

  private void completed() {
    synchronized (this) {
      complete = true;
    }
    station.ledger().complete(account);
  }

  /** Whether there is another turn to make; if not, nobody makes turns any more. */
  synchronized boolean goesOn() {
    running = !queue.isEmpty() || completes();
    return running;
  }

  /** What is not stored will never be. */
  synchronized void fail() {
    if (failed) {
      return;
    }
    failed = true;
    try {
      station.ledger().fail(account);
    } finally {
      forget(); // also when a state that may leave now cannot be written
    }
  }

  /** Gives up the records that are not stored. */
  synchronized void forget() {
    station.budget().leave(open.held());
    queue.add(open);
    queue.forEach(batch -> station.budget().release(batch.held()));
    queue.clear();
    open = new RecordBatch(subject, station.budget());
  }

  /** A record came after the stream was complete: what was complete stays. */
  synchronized SystemException refuse() {
    refused = true;
    station.ledger().refuse(account);
    return new SystemException(
        "Stream "
            + text()
            + " got a record after it was complete. Look at the source: COMPLETE has to be the"
            + " last thing it says about a stream.");
  }

  /** Ends the writer's life; what would have replaced older data and is not whole is dropped. */
  void close() throws Exception {
    FirstFailure outcome = new FirstFailure();
    if (request.replaces() && !complete && !failed) {
      if (!request.resumable()) {
        outcome.attempt(writer::abandon);
      }
      outcome.attempt(() -> station.notices().warn(unfinished()));
    }
    outcome.attempt(writer::close);
    outcome.rethrow();
  }

  private synchronized String unfinished() {
    String why =
        incomplete
            ? "the source said that it could not read all of it"
            : "the input ended before the source said that it was complete";
    String then =
        request.resumable()
            ? "the %d records of this sync are kept aside, and the next sync of the same generation"
                + " goes on with them."
            : "the records of this sync are dropped (%d so far) and none of their states is"
                + " acknowledged, so that the next sync reads them again.";
    return String.format(
        "Stream %s was to be replaced, but %s. What was there before stays; " + then,
        text(),
        why,
        records);
  }

  private String text() {
    return StreamNames.text(descriptor);
  }
}
