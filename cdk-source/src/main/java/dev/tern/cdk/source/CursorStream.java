package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream of the usual door: turns reading from a lower bound into reading from a state. */
final class CursorStream implements SourceStream {

  private final AirbyteStream description;
  private final ReadingRules rules;
  private final CursorPolicy policy;
  private final String name;

  CursorStream(AirbyteStream description, ReadingRules rules) {
    this.description = description;
    this.rules = rules;
    this.policy = rules.cursor();
    this.name = StreamNames.text(StreamNames.of(description));
  }

  @Override
  public AirbyteStream describe() {
    return description;
  }

  @Override
  public void requireReadable(ReadRequest request) {
    if (!request.incremental()) {
      return;
    }
    List<String> path = request.cursorField();
    if (!policy.allows(path)) {
      String choices =
          String.join(" or ", policy.choices().stream().map(Object::toString).toList());
      throw new ConfigException(
          String.format(
              "Stream %s cannot use cursor %s. Set 'cursor_field' to %s.", name, path, choices));
    }
    CursorOrder order = order(path);
    if (policy.lookback().filter(window -> window.order() != order).isPresent()) {
      throw new ConfigException(
          String.format(
              "Stream %s cannot use cursor %s: its lookback window needs a %s. Set 'cursor_field'"
                  + " to one.",
              name, path, policy.lookback().get().order().spelling()));
    }
  }

  @Override
  public List<Limit> limits() {
    return rules.limits();
  }

  /** The kit reads this stream by itself. */
  @Override
  public void read(ReadRequest request, RecordEmitter emitter) {
    throw new SystemException(
        "The declared stream "
            + name
            + " cannot be read by another one. Return it from forRequest instead.");
  }

  /** Begins to read; for a worker, outside of the gate. */
  StreamRead open(ReadDesk desk, StreamRun run, Lane lane) throws Exception {
    ReadRequest request = run.planned().request();
    SavedStates states = new SavedStates(name, rules);
    Optional<JsonNode> migrated = request.state().map(states::migrated);
    Optional<CursorBounds> bounds = bounds(request, lane);
    Optional<StreamState> saved =
        migrated.flatMap(
            state ->
                bounds.isPresent()
                    ? states.incremental(state, bounds.get().path(), bounds.get().order())
                    : states.fullRefresh(state));
    Optional<Long> generation = Optional.ofNullable(request.stream().getGenerationId());
    Optional<StreamState> usable = saved.filter(state -> state.goesOnIn(generation));
    if (usable.isPresent() && usable.get().isComplete()) {
      desk.inform(
          String.format(
              "Stream %s is complete in generation %d: nothing is read.", name, generation.get()));
      return new CompleteRead(request.state().get());
    }
    if (migrated.isPresent() && usable.isEmpty()) {
      desk.inform(
          String.format(
              "Stream %s is read from the beginning: its saved state is of %s.",
              name, saved.isPresent() ? "a full refresh that is over" : "the other sync mode"));
    }
    PartPositions positions =
        new PartPositions(usable.map(StreamState::parts).orElse(Map.of()), PartPositions.CAP);
    ReadRequest asked =
        new ReadRequest(
            request.stream(),
            request.cursorField(),
            usable.isPresent() ? migrated : Optional.empty());
    DeclaredStart start = new DeclaredStart(rules, bounds, generation, positions);
    return new DeclaredRead(desk, run, start, parts(asked, positions));
  }

  private Optional<CursorBounds> bounds(ReadRequest request, Lane lane) throws Exception {
    if (!request.incremental()) {
      return Optional.empty();
    }
    List<String> path = request.cursorField();
    Optional<String> upTo = Optional.empty();
    if (rules.upperBound().isPresent()) {
      upTo = lane.author(() -> rules.upperBound().get().now(path));
    }
    return Optional.of(new CursorBounds(path, order(path), upTo, policy.lookback()));
  }

  private PartSupply parts(ReadRequest request, PartPositions positions) {
    Partitioner partitioner =
        rules.partitioner().orElse((asked, known) -> List.of(Partition.whole()));
    List<Partition> known = positions.known(); // before anybody moves them
    return new PartSupply(() -> partitioner.split(request, known).iterator());
  }

  private CursorOrder order(List<String> path) {
    return CursorOrder.of(description.getJsonSchema(), path)
        .orElseThrow(
            () ->
                new ConfigException(
                    String.format(
                        "Stream %s has no field %s with an order. Set 'cursor_field' to a number,"
                            + " a text or a time.",
                        name, path)));
  }
}
