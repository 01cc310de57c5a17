package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** A stream of the usual door that is being read: its parts, with the position of each. */
final class DeclaredRead implements StreamRead {

  private final ReadDesk desk;
  private final StreamRun run;
  private final DeclaredStart start;
  private final PartSupply parts;
  private final Retries splitting;
  private boolean complete;

  /**
   * Begins a read.
   *
   * @param start where it begins
   * @param parts the parts there are
   */
  DeclaredRead(ReadDesk desk, StreamRun run, DeclaredStart start, PartSupply parts) {
    this.desk = desk;
    this.run = run;
    this.start = start;
    this.parts = parts;
    this.splitting = new Retries(start.rules().retries());
  }

  @Override
  public Optional<Part> next(Lane lane) throws Exception {
    while (true) {
      Optional<Partition> given = parts.next(lane);
      if (given.isEmpty()) {
        return Optional.empty();
      }
      splitting.succeeded();
      if (desk.stop().requested()) {
        throw new StoppedException();
      }
      Position position = begin(given.get());
      if (!position.done()) {
        return Optional.of(new PartRead(this, given.get(), position));
      }
    }
  }

  @Override
  public Optional<Duration> rest(TransientException cause) {
    return parts.repeatable() ? splitting.after(cause, this) : Optional.empty();
  }

  private Position begin(Partition part) {
    desk.gate().enter();
    try {
      start.positions().begin(part);
      return start.positions().of(part);
    } finally {
      desk.gate().leave();
    }
  }

  @Override
  public JsonNode state() {
    if (!run.planned().resumable()) {
      return JsonNodeFactory.instance.objectNode();
    }
    ObjectNode state =
        new StreamState(
                start.reading(complete), rules().partitioner().isPresent(), positions().all())
            .toJson();
    return start.stamped(state);
  }

  @Override
  public Cadence cadence() {
    return rules().cursor().every().map(Cadence::every).orElse(Cadence.KIT);
  }

  @Override
  public boolean complete() {
    boolean forgot = positions().forgetOthers();
    complete = true;
    return forgot || start.bounds().isEmpty();
  }

  @Override
  public Optional<String> warning() {
    long forgotten = positions().forgotten();
    return forgotten == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                "Stream %s has more parts than a state can remember: %d of them are read again by"
                    + " the next sync.",
                name(), forgotten));
  }

  ReadDesk desk() {
    return desk;
  }

  String name() {
    return run.name();
  }

  StreamLedger ledger() {
    return run.ledger();
  }

  ReadingRules rules() {
    return start.rules();
  }

  PartPositions positions() {
    return start.positions();
  }

  StreamEmitter emitter(Lane lane) {
    RecordRules records = run.rules().keepingUndeclared(rules().keepUndeclared());
    RecordEncoder encoder = new RecordEncoder(records, rules().recordClass(), lane.lines());
    return new StreamEmitter(desk, run, lane, encoder, state -> false);
  }

  /** Where a part that stands at a position is read from. */
  LowerBound from(Position position) {
    return start.bounds().map(bounds -> bounds.from(position)).orElseGet(LowerBound::none);
  }

  /** What is made of the records of a part that stands at a position. */
  Track track(Position position) {
    if (start.bounds().isEmpty()) {
      return Track.PLAIN;
    }
    CursorBounds bounds = start.bounds().get();
    try {
      CursorProgress progress = new CursorProgress(bounds.order(), position, bounds.upTo());
      return new CursorTrack(name(), rules().cursor(), progress, rules().paged());
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      throw new ConfigException(
          "The saved state of stream "
              + name()
              + " holds a cursor that does not fit the type of the cursor field. Reset the stream.");
    }
  }
}
