package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import java.time.DateTimeException;
import java.util.List;
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
    var unused = order(path);
  }

  @Override
  public void read(ReadRequest request, RecordEmitter emitter) throws Exception {
    if (request.incremental()) {
      readOn(request, emitter);
    } else {
      read(request, LowerBound.none(), emitter::emit, emitter, () -> {});
    }
  }

  private void readOn(ReadRequest request, RecordEmitter emitter) throws Exception {
    List<String> path = request.cursorField();
    Optional<CursorState> saved = request.state().map(state -> saved(state, path));
    CursorProgress progress = progress(path, saved);
    CursorSink sink = new CursorSink(name, policy, progress, emitter);
    Optional<String> upTo =
        rules.upperBound().isPresent() ? rules.upperBound().get().now(path) : Optional.empty();
    LowerBound from = new LowerBound(path, saved.flatMap(CursorState::cursor), upTo);
    read(request, from, sink, emitter, sink::abandon);
    if (emitter.stopRequested()) {
      sink.abandon(); // the reader may have left early
    } else {
      sink.complete();
    }
  }

  /**
   * Lets the author read. What was refused fails the stream whatever the author made of it, and
   * leaves no state behind.
   */
  private void read(
      ReadRequest request,
      LowerBound from,
      AuthorSink.Outlet outlet,
      RecordEmitter emitter,
      Runnable abandon)
      throws Exception {
    FirstRefusal refusal = new FirstRefusal();
    RecordJson json = new RecordJson(name, rules.recordClass());
    try {
      RecordSink sink = new AuthorSink(json, outlet, emitter, refusal);
      for (Partition partition : partitions(request)) {
        pages(partition, from, sink);
      }
    } catch (Exception e) {
      refusal.rethrow(e);
      abandon.run();
      throw e;
    }
    refusal.rethrow();
  }

  private Iterable<Partition> partitions(ReadRequest request) throws Exception {
    return rules.partitioner().isPresent()
        ? rules.partitioner().get().split(request, List.of())
        : List.of(Partition.whole());
  }

  private void pages(Partition partition, LowerBound from, RecordSink sink) throws Exception {
    Optional<String> page = Optional.empty();
    do {
      Optional<String> next = rules.reader().read(new Slice(partition, from, page), sink);
      if (next.isPresent() && next.equals(page)) {
        throw new SystemException(
            "Stream " + name + " was given the same page twice in a row. Correct its page tokens.");
      }
      page = next;
    } while (page.isPresent());
  }

  private CursorProgress progress(List<String> path, Optional<CursorState> saved) {
    try {
      return new CursorProgress(order(path), path, saved);
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      throw unusable("holds a cursor that does not fit the type of the cursor field");
    }
  }

  private CursorState saved(JsonNode state, List<String> path) {
    CursorState saved =
        CursorState.parse(state)
            .orElseThrow(() -> unusable("was not written by this version of the connector"));
    if (!saved.cursorField().equals(path)) {
      throw unusable(
          String.format("follows cursor %s, but the catalog says %s", saved.cursorField(), path));
    }
    String now = order(path).spelling();
    if (!saved.order().orElse(now).equals(now)) {
      throw unusable(
          String.format(
              "orders its cursor as a %s, but the field is a %s now", saved.order().get(), now));
    }
    return saved;
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

  private ConfigException unusable(String problem) {
    return new ConfigException(
        "The saved state of stream " + name + " " + problem + ". Reset the stream.");
  }
}
