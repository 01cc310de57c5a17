package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import java.util.Collections;
import java.util.Iterator;
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
    if (saved.isPresent() && saved.get().reading().equals(new StreamState.FullRefresh(true))) {
      desk.inform(
          "The full refresh of stream "
              + name
              + " was complete: nothing is read. Reset the stream to read it again.");
      return new CompleteRead(request.state().get());
    }
    if (migrated.isPresent() && saved.isEmpty()) {
      desk.inform(
          "The saved state of stream "
              + name
              + " is of the other sync mode: it is read from the beginning.");
    }
    PartPositions positions =
        new PartPositions(saved.map(StreamState::parts).orElse(Map.of()), PartPositions.CAP);
    Iterator<Partition> parts =
        parts(new ReadRequest(request.stream(), request.cursorField(), migrated), positions, lane);
    return new DeclaredRead(desk, run, new DeclaredStart(rules, bounds, positions), parts);
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

  private Iterator<Partition> parts(ReadRequest request, PartPositions positions, Lane lane)
      throws Exception {
    if (rules.partitioner().isEmpty()) {
      return Collections.singleton(Partition.whole()).iterator();
    }
    List<Partition> known = positions.known();
    return lane.author(() -> rules.partitioner().get().split(request, known).iterator());
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
