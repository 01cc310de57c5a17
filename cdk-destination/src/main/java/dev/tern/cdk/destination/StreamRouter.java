package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings every message to the stream it belongs to, within a bounded amount of memory.
 *
 * <p>A stream is written when its batch is full; when the batches of all streams together are too
 * large, the largest goes first.
 */
final class StreamRouter {

  private final Map<StreamDescriptor, OpenStream> streams = new LinkedHashMap<>();
  private final BatchLimits limits;
  private final AckLedger ledger;
  private final Notices notices;
  private @Nullable OpenStream last;
  private long buffered;

  StreamRouter(BatchLimits limits, AckLedger ledger, Notices notices) {
    this.limits = limits;
    this.ledger = ledger;
    this.notices = notices;
  }

  /** Adds a stream of the catalog. */
  void open(WriteRequest request, StreamWriter writer) {
    StreamDescriptor descriptor = request.descriptor();
    StreamAccount account = ledger.open(descriptor, request.replaces());
    streams.put(descriptor, new OpenStream(request, writer, account, notices));
  }

  /**
   * Takes a record; of a stream that is not in the catalog, only the first is spoken of.
   *
   * @param lineBytes length of the line it came in
   */
  void record(Incoming.Record record, int lineBytes) throws Exception {
    OpenStream stream = find(record.stream());
    if (stream == null) {
      ignore(Notices.Kind.UNKNOWN_STREAM, record.stream(), "Its records are ignored.");
      return;
    }
    long cost = BufferedRecord.cost(lineBytes);
    makeRoom(stream, cost);
    stream.add(record, cost, ledger.receive(stream.account()));
    buffered += cost;
    if (stream.size() >= limits.rows() || stream.cost() >= limits.bytes()) {
      write(stream);
    }
  }

  private void makeRoom(OpenStream stream, long cost) throws Exception {
    if (stream.cost() + cost > limits.bytes()) {
      write(stream);
    }
    while (buffered > 0 && buffered + cost > limits.total()) {
      write(largest());
    }
  }

  private OpenStream largest() {
    OpenStream largest = streams.values().iterator().next();
    for (OpenStream stream : streams.values()) {
      largest = stream.cost() > largest.cost() ? stream : largest;
    }
    return largest;
  }

  /**
   * Takes a state. When too many wait, everything is stored, then intermediate ones are skipped.
   */
  void state(Incoming.State state) throws Exception {
    ledger.receive(state);
    if (ledger.bytes() <= limits.states()) {
      return;
    }
    writeAll();
    if (ledger.bytes() > limits.states()) {
      ledger.thin();
      skipped();
    }
  }

  private void skipped() {
    if (notices.first(Notices.Kind.SKIPPED_STATES, null)) {
      notices.warn(
          "More states wait for a stream to be complete than fit into memory. Only the newest of"
              + " each stream is kept; it counts the records of those before it.");
    }
  }

  /** Takes what the source says about the progress of a stream. */
  void status(AirbyteStreamStatusTraceMessage status) throws Exception {
    boolean ends =
        status.getStatus() == AirbyteStreamStatus.COMPLETE
            || status.getStatus() == AirbyteStreamStatus.INCOMPLETE;
    if (!ends || status.getStreamDescriptor() == null) {
      return;
    }
    StreamDescriptor named = status.getStreamDescriptor();
    StreamDescriptor descriptor =
        new StreamDescriptor().withName(named.getName()).withNamespace(named.getNamespace());
    OpenStream stream = streams.get(descriptor);
    if (stream == null) {
      ignore(Notices.Kind.UNKNOWN_COMPLETE, descriptor, "Its status is ignored.");
    } else if (status.getStatus() == AirbyteStreamStatus.INCOMPLETE) {
      stream.incomplete();
    } else {
      write(stream);
      complete(stream);
    }
  }

  private void complete(OpenStream stream) throws Exception {
    if (stream.complete()) {
      ledger.complete(stream.account());
    }
  }

  /** Stores what waits in all streams. */
  void writeAll() throws Exception {
    for (OpenStream stream : streams.values()) {
      write(stream);
    }
  }

  /** Ends all writers, whatever happened before. */
  void close() throws Exception {
    FirstFailure outcome = new FirstFailure();
    for (OpenStream stream : streams.values()) {
      outcome.attempt(() -> stream.close(notices));
    }
    outcome.rethrow();
  }

  private void write(OpenStream stream) throws Exception {
    if (stream.size() == 0) {
      return;
    }
    long cost = stream.cost();
    stream.write();
    buffered -= cost;
    ledger.durable(stream.account());
  }

  private @Nullable OpenStream find(StreamDescriptor descriptor) {
    if (last == null || !last.is(descriptor)) {
      last = streams.get(descriptor);
    }
    return last;
  }

  private void ignore(Notices.Kind kind, StreamDescriptor stream, String consequence) {
    if (notices.first(kind, stream)) {
      notices.warn("Stream " + StreamNames.text(stream) + " is not in the catalog. " + consequence);
    }
  }
}
