package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteTraceMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The judge of all that the source prints: counts records, takes what is for the worker, and passes
 * on what is for the destination (P2).
 *
 * <p>Lines of records that follow each other stay one piece of the block they came in; nothing is
 * made for a record. For one thread.
 */
final class SourceReader {

  private final Streams streams;
  private final SourceStates states;
  private final SourceTraces traces;
  private final Talk talk;
  private final Findings findings;
  private final SyncOptions options;
  private final MessageLines lines;
  private final RecordScan scan;

  private final List<Parcel> parcels = new ArrayList<>();
  private final Set<StreamTally> touched = new LinkedHashSet<>();
  private @Nullable StreamTally lastTouched;
  private int runStart;
  private boolean unfinished;
  private boolean beat;

  /** Works on the parts of an attempt. */
  SourceReader(SourceParts parts) {
    this.streams = parts.streams();
    this.states = parts.states();
    this.traces = parts.traces();
    this.talk = parts.talk();
    this.findings = parts.findings();
    this.options = parts.options();
    this.lines = new MessageLines(Side.SOURCE, findings);
    this.scan = parts.scan();
  }

  /** Where the reader puts what it finds. */
  record SourceParts(
      Streams streams,
      SourceStates states,
      SourceTraces traces,
      Talk talk,
      Findings findings,
      SyncOptions options,
      RecordScan scan) {}

  /**
   * Takes the next lines; none behind a limit that is reached.
   *
   * @return what of them goes on
   * @throws AttemptFailure when the attempt cannot go on
   */
  Chunk read(LineBlocks.Block block) {
    byte[] array = block.array();
    parcels.clear();
    beat = false;
    runStart = 0;
    List<Chunk.Count> counts;
    try {
      take(block, array);
    } finally {
      counts = counts();
    }
    return new Chunk(parcels, counts, array.length, array);
  }

  private void take(LineBlocks.Block block, byte[] array) {
    int at = 0;
    while (at < block.length() && !enough()) {
      int next = record(array, at, block.length());
      if (next < 0) {
        next = lineEnd(array, at);
        cut(array, at);
        runStart = next;
        lines.pass(next - at);
        other(array, at, next, block.cutShort() && next == block.length());
      }
      at = next;
    }
    cut(array, at);
  }

  /** Counts the records that start here; negative when the first is none that goes on as it is. */
  private int record(byte[] array, int from, int limit) {
    int next = alike(array) ? scan.readAlike(array, from, limit) : scan.read(array, from, limit);
    if (next < 0) {
      return next;
    }
    StreamTally stream = streams.of(array, from, scan);
    lines.pass(scan.rows(), next - from);
    if (stream == null) {
      cut(array, from);
      runStart = next;
      stranger();
      return next;
    }
    if (stream != lastTouched) {
      touch(stream);
    }
    stream.read(scan.rows(), scan.dataBytes());
    return next;
  }

  /** Whether no line has to be looked at alone: for a limit, or for its length. */
  private boolean alike(byte[] array) {
    return !options.limited() && array.length <= BlockPool.USUAL_BYTES;
  }

  private void touch(StreamTally stream) {
    lastTouched = stream;
    touched.add(stream);
    states.uncovered(stream);
  }

  private static int lineEnd(byte[] array, int from) {
    int at = from;
    while (array[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /** The records up to here go on in one piece. */
  private void cut(byte[] array, int to) {
    if (to > runStart) {
      parcels.add(new Parcel.Lines(array, runStart, to));
    }
  }

  private void other(byte[] array, int from, int to, boolean cutShort) {
    Optional<ObjectNode> message = lines.read(array, from, to);
    if (message.isPresent()) {
      message(message.get(), array, from, to);
    } else if (lines.damaged() && !cutShort) {
      lost("A message of the source is damaged");
    } else if (lines.damaged()) {
      unfinished = true;
    }
  }

  /** What is wrong when this was all and the source says that it ended well. */
  Optional<AttemptFailure> unfinished() {
    return unfinished && !options.platformLeniency()
        ? Optional.of(
            AttemptFailure.of(
                Side.SOURCE,
                "The source ended with exit code 0 within a message (line "
                    + lines.number()
                    + "), which is lost. Look whether it flushes its stdout before it ends."))
        : Optional.empty();
  }

  private void message(ObjectNode message, byte[] array, int from, int to) {
    switch (message.path("type").asText()) {
      case "RECORD" -> respelled(message, array, from, to);
      case "STATE" -> {
        lastTouched = null; // whatever was covered is open again with its next record
        Optional<PendingState> state = states.take(message.path("state"), to - from);
        state.ifPresent(found -> parcels.add(new Parcel.State(found)));
        beat |= state.isPresent();
      }
      case "LOG", "TRACE", "CONTROL" -> talk.take(message).ifPresent(this::trace);
      case "SPEC", "CONNECTION_STATUS", "CATALOG", "DESTINATION_CATALOG" -> {
        // answers to other commands, which nobody asked for
      }
      default -> lines.foreign(array, from, to, "is a message of an unknown type");
    }
  }

  /** A record in a spelling that the scan does not read, or without its parts. */
  private void respelled(ObjectNode message, byte[] array, int from, int to) {
    byte[] line = JsonLine.of(message);
    if (scan.read(line, 0, line.length) < 0) {
      lines.foreign(array, from, to, "is a RECORD without its parts");
      lost("A record of the source lacks its stream, its data or its time");
      return;
    }
    StreamTally stream = streams.of(line, 0, scan);
    if (stream == null) {
      stranger();
      return;
    }
    touch(stream);
    stream.read(scan.rows(), scan.dataBytes());
    parcels.add(new Parcel.Lines(line, 0, line.length));
  }

  /** No state that comes later may cover what was on the line that was passed last. */
  private void lost(String problem) {
    if (!options.platformLeniency()) {
      throw AttemptFailure.of(
          Side.SOURCE,
          problem
              + " (line "
              + lines.number()
              + "). The sync stops, since what was on it would be lost. Look for two writers on its"
              + " stdout.");
    }
  }

  /** Records came of a stream that the catalog does not have. */
  private void stranger() {
    states.dropped(scan.rows());
    String name = StreamNames.text(streams.lastName());
    if (options.strict() || options.platformLeniency()) {
      throw AttemptFailure.of(
          Side.SOURCE, "The source sent a record of stream " + name + ", which is not configured.");
    }
    findings.odd(
        Side.SOURCE,
        "stranger " + name,
        "The source sent records of stream "
            + name
            + ", which is not configured. They are dropped.",
        scan.rows());
  }

  private void trace(AirbyteTraceMessage trace) {
    Optional<StreamTally> stream = traces.take(trace);
    if (options.strict() && stream.isPresent()) {
      parcels.add(
          new Parcel.Ready(
              JsonLine.of(
                  Messages.streamStatus(
                      stream.get().destination(), trace.getStreamStatus().getStatus()))));
    }
  }

  /** How many records of each stream were taken: they count also when a line behind them fails. */
  private List<Chunk.Count> counts() {
    List<Chunk.Count> counts = new ArrayList<>(touched.size());
    for (StreamTally stream : touched) {
      counts.add(new Chunk.Count(stream, stream.cutBlock()));
    }
    beat |= !touched.isEmpty();
    touched.clear();
    lastTouched = null;
    return counts;
  }

  /** Whether there is a limit, and it is reached. */
  boolean enough() {
    return options.limited() && streams.enough();
  }

  /** Whether there was a RECORD or a STATE in the last block: only these are a sign of life. */
  boolean beat() {
    return beat;
  }
}
