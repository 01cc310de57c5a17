package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings every message to the stream it belongs to, within a bounded amount of memory.
 *
 * <p>A batch is handed over to its stream's pipeline when it is full, old, wanted by a state or in
 * the way; when the batches of all streams together are too large, the largest goes first, and the
 * input waits. For the thread that reads.
 */
final class StreamRouter {

  /** Hostile input must not fill the memory with names. */
  private static final int MOST_IGNORED = 1_000;

  private final Map<StreamDescriptor, OpenStream> streams = new LinkedHashMap<>();
  private final BatchLimits limits;
  private final OpenStream.Station station;
  private final Pipelines pipelines;
  private final AgeTimer timer;

  /** Streams whose open batch has records, unless it was cut since. */
  private final Set<OpenStream> filling = new LinkedHashSet<>();

  /** Streams that are not in the catalog, of which a record came. */
  private final Set<StreamDescriptor> ignored = new HashSet<>();

  private final Set<OpenStream> wanted = new LinkedHashSet<>();
  private boolean allWanted;
  private @Nullable OpenStream last;
  private @Nullable RecordPiece piece;

  StreamRouter(BatchLimits limits, OpenStream.Station station, Pipelines pipelines) {
    this.limits = limits;
    this.station = station;
    this.pipelines = pipelines;
    this.timer = new AgeTimer(limits.age(), this::cut);
  }

  /** Has batches cut that are old enough: run by a thread of its own. */
  AgeTimer timer() {
    return timer;
  }

  /** Adds a stream of the catalog. */
  void open(WriteRequest request, StreamWriter writer) {
    StreamDescriptor descriptor = request.descriptor();
    boolean held = request.replaces() && !request.resumable();
    StreamAccount account = station.ledger().open(descriptor, held);
    streams.put(descriptor, new OpenStream(request, writer, account, station));
  }

  /** Takes a record; of a stream that is not in the catalog, only the first is spoken of. */
  void record(Incoming.Record record) throws InterruptedException {
    OpenStream stream = find(record.stream());
    if (stream == null) {
      if (ignored.size() < MOST_IGNORED) {
        ignored.add(record.stream());
      }
      ignore(
          Notices.Kind.UNKNOWN_STREAM,
          record.stream(),
          "Its records are ignored, and states of its own behind them.");
    } else {
      add(stream, piece(record));
    }
  }

  private RecordPiece piece(Incoming.Record record) {
    piece = piece == null ? new RecordPiece(record) : piece.become(record);
    return piece;
  }

  private void add(OpenStream stream, RecordPiece next) throws InterruptedException {
    while (true) {
      switch (stream.add(next, limits)) {
        case ADDED, DROPPED -> {
          return;
        }
        case BEGAN -> {
          filling.add(stream);
          timer.watch(stream);
          return;
        }
        case FILLED -> {
          cut(stream);
          return;
        }
        case LATE -> {
          pipelines.report(stream, stream.refuse());
          return;
        }
        case OVERFLOWS -> cut(stream);
        case STARVES -> makeRoom(stream.growth(next));
      }
    }
  }

  /** What is in the way is written; when enough is on its way already, waiting is better. */
  private void makeRoom(long bytes) throws InterruptedException {
    OpenStream largest = station.budget().enoughLeaving() ? null : largest();
    if (largest == null) {
      station.budget().await(bytes);
    } else {
      cut(largest);
    }
  }

  private @Nullable OpenStream largest() {
    OpenStream largest = null;
    long most = 0;
    filling.removeIf(stream -> stream.openedAt() == OpenStream.EMPTY);
    for (OpenStream stream : filling) {
      long bytes = stream.openBytes();
      largest = bytes > most ? stream : largest;
      most = Math.max(bytes, most);
    }
    return largest;
  }

  /**
   * Takes a state. When too many wait, everything is stored, then intermediate ones are skipped.
   *
   * <p>A state of a stream that is not in the catalog is repeated (WRITE-6), as nothing of it is
   * lost; but not behind a record of it that was ignored, which would never come again (WRITE-3).
   * GLOBAL and LEGACY states leave: the names in them are nobody's here (WRITE-16).
   */
  void state(Incoming.State state) throws InterruptedException {
    if (state.stream().filter(this::ignored).isPresent() || station.ledger().receive(state)) {
      return;
    }
    want(state);
    if (station.ledger().bytes() <= limits.states()) {
      return;
    }
    writeAll();
    if (station.ledger().bytes() > limits.states()) {
      station.ledger().thin();
      skipped();
    }
  }

  /** Behind too many names, whatever is not in the catalog. */
  private boolean ignored(StreamDescriptor stream) {
    return ignored.contains(stream)
        || (ignored.size() == MOST_IGNORED && !streams.containsKey(stream));
  }

  private void want(Incoming.State state) {
    if (state.stream().isEmpty()) {
      allWanted = true;
    } else {
      OpenStream stream = streams.get(state.stream().get());
      if (stream != null && !stream.held()) {
        wanted.add(stream);
      }
    }
  }

  /** Whether a state waits for records nobody has handed over yet. */
  boolean waiting() {
    return allWanted || !wanted.isEmpty();
  }

  /** Hands over what states wait for. */
  void writeWanted() {
    if (allWanted) {
      cutAll();
    }
    wanted.forEach(this::cut);
    wanted.clear();
  }

  /** Hands over what waits in all streams. */
  void cutAll() {
    filling.forEach(this::cut);
    filling.clear();
    allWanted = false;
  }

  private void skipped() {
    if (station.notices().first(Notices.Kind.SKIPPED_STATES, null)) {
      station
          .notices()
          .warn(
              "More states wait for a stream to be complete than fit into memory. Only the newest"
                  + " of each stream is kept; it counts the records of those before it.");
    }
  }

  /** Takes what the source says about the progress of a stream. */
  void status(AirbyteStreamStatusTraceMessage status) {
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
      cut(stream);
      end(stream);
    }
  }

  private void end(OpenStream stream) {
    if (stream.end()) {
      pipelines.start(stream);
    }
  }

  private void cut(OpenStream stream) {
    if (stream.cut()) {
      pipelines.start(stream);
    }
  }

  /** Stores what waits in all streams. */
  void writeAll() throws InterruptedException {
    cutAll();
    wanted.clear();
    pipelines.await();
  }

  /** Ends all writers, whatever happened before. */
  void close() throws Exception {
    FirstFailure outcome = new FirstFailure();
    outcome.attempt(pipelines::await);
    for (OpenStream stream : streams.values()) {
      outcome.attempt(stream::close);
    }
    outcome.attempt(this::requireBalance);
    outcome.rethrow();
  }

  /** What a failed sync left unwritten is forgotten; all else was given back. */
  private void requireBalance() {
    streams.values().forEach(OpenStream::forget);
    long held = station.budget().used();
    if (held == 0) {
      return;
    }
    String text = "The memory of batches does not add up: " + held + " bytes were not given back.";
    if (StreamRouter.class.desiredAssertionStatus()) {
      throw new SystemException(text);
    }
    station.notices().warn(text);
  }

  private @Nullable OpenStream find(StreamDescriptor descriptor) {
    if (last == null || !last.is(descriptor)) {
      last = streams.get(descriptor);
    }
    return last;
  }

  private void ignore(Notices.Kind kind, StreamDescriptor stream, String consequence) {
    if (station.notices().first(kind, stream)) {
      station
          .notices()
          .warn("Stream " + StreamNames.text(stream) + " is not in the catalog. " + consequence);
    }
  }
}
