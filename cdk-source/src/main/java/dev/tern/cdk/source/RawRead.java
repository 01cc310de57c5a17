package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;

/** A stream of the raw door that is being read: one part, with the state its author makes. */
final class RawRead implements StreamRead {

  private final ReadDesk desk;
  private final StreamRun run;
  private final SourceStream stream;
  private final PlannedStream planned;
  private JsonNode latest;
  private boolean given;

  RawRead(ReadDesk desk, StreamRun run, SourceStream stream) {
    this.desk = desk;
    this.run = run;
    this.stream = stream;
    this.planned = run.planned();
    this.latest = planned.request().state().orElseGet(JsonNodeFactory.instance::objectNode);
  }

  @Override
  public Optional<Part> next(Lane lane) {
    if (given) {
      return Optional.empty();
    }
    given = true;
    return Optional.of(this::read);
  }

  @Override
  public JsonNode state() {
    return latest;
  }

  private boolean moveTo(JsonNode state) {
    if (!planned.resumable() || state.equals(latest)) {
      return false;
    }
    latest = state;
    return true;
  }

  private Optional<Duration> read(Lane lane) throws Exception {
    lane.carry(new Lane.Cargo(run.ledger(), Track.PLAIN, position -> false));
    RecordEncoder encoder = new RecordEncoder(run.rules(), Optional.empty(), lane.lines());
    StreamEmitter emitter = new StreamEmitter(desk, run, lane, encoder, this::moveTo);
    try (Attempt attempt = new Attempt(desk, lane, emitter)) {
      attempt.run(
          () -> {
            stream.read(planned.request(), emitter);
            return true;
          });
    } finally {
      lane.handOver(() -> false);
    }
    return Optional.empty();
  }
}
