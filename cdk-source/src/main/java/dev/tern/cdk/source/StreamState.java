package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of the usual door saves.
 *
 * <p>As JSON: {@code "cursor_field"} with {@code "cursor_order"} of an incremental read, or {@code
 * "full_refresh"} with {@code "generation_id"}; then the {@link Position} of a stream of one part,
 * or of each part in {@code "partitions"}. Parts that share one position stand as bare keys in
 * {@code "at_floor"}, with the position in {@code "floor"}. A part that is in neither was never
 * read.
 *
 * @param reading what the positions belong to
 * @param split whether there are parts with keys
 * @param parts the position of each part that was begun, in order
 */
record StreamState(Reading reading, boolean split, Map<JsonNode, Position> parts) {

  /** What the positions of a state belong to. */
  sealed interface Reading {}

  /**
   * An incremental read. The order is kept because the same text means another place in another
   * order: a column that was a time and is a text now.
   *
   * @param order empty in a state written by hand
   */
  record Incremental(List<String> cursorField, Optional<String> order) implements Reading {
    Incremental {
      cursorField = List.copyOf(cursorField);
    }
  }

  /**
   * A full refresh that can go on where it was cut.
   *
   * @param complete whether nothing is left of it
   * @param generation the stream's {@code generation_id} it was read for; empty when the catalog
   *     has none
   */
  record FullRefresh(boolean complete, Optional<Long> generation) implements Reading {

    /**
     * Whether a read for a generation goes on where this one stands. One that is complete is over,
     * unless it is asked for again by its own number: whoever reads nothing on a guess lets a
     * destination replace a table by an empty one.
     */
    boolean goesOnIn(Optional<Long> now) {
      boolean same = generation.equals(now);
      return complete ? same && now.isPresent() : same || generation.isEmpty() || now.isEmpty();
    }
  }

  /** Whether a read for a generation of the stream goes on where this state stands. */
  boolean goesOnIn(Optional<Long> generation) {
    return !(reading instanceof FullRefresh refresh) || refresh.goesOnIn(generation);
  }

  /** Whether nothing is left to be read, ever. */
  boolean isComplete() {
    return reading instanceof FullRefresh refresh && refresh.complete();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (reading instanceof Incremental incremental) {
      incremental.cursorField().forEach(json.putArray("cursor_field")::add);
      incremental.order().ifPresent(text -> json.put("cursor_order", text));
    } else if (reading instanceof FullRefresh refresh) {
      json.put("full_refresh", refresh.complete() ? "complete" : "unfinished");
      refresh.generation().ifPresent(id -> json.put("generation_id", id));
      if (refresh.complete()) {
        return json;
      }
    }
    if (split) {
      writeParts(json);
    } else {
      parts.values().forEach(position -> position.writeTo(json));
    }
    return json;
  }

  private void writeParts(ObjectNode json) {
    Optional<Position> floor = PartPositions.shared(parts.values());
    ArrayNode atFloor = JsonNodeFactory.instance.arrayNode();
    ArrayNode others = json.putArray("partitions");
    parts.forEach(
        (key, position) -> {
          if (floor.isPresent() && position.equals(floor.get())) {
            atFloor.add(key);
          } else {
            position.writeTo(others.addObject().set("key", key));
          }
        });
    if (floor.isPresent()) {
      floor.get().writeTo(json.putObject("floor"));
      json.set("at_floor", atFloor);
    }
  }

  /** Reads a state; empty when it is none of this kind. */
  static Optional<StreamState> parse(JsonNode json) {
    Optional<Reading> reading = reading(json);
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    boolean split = json.has("partitions");
    return (split ? parts(json) : whole(json))
        .map(parts -> new StreamState(reading.get(), split, parts));
  }

  private static Optional<Reading> reading(JsonNode json) {
    if (json.path("cursor_field").isArray()) {
      List<String> path = new ArrayList<>();
      json.path("cursor_field").forEach(name -> path.add(name.asText()));
      return Optional.of(
          new Incremental(path, Optional.ofNullable(json.path("cursor_order").textValue())));
    }
    JsonNode id = json.path("generation_id");
    Optional<Long> generation = id.isNumber() ? Optional.of(id.longValue()) : Optional.empty();
    return switch (json.path("full_refresh").asText()) {
      case "complete" -> Optional.of(new FullRefresh(true, generation));
      case "unfinished" -> Optional.of(new FullRefresh(false, generation));
      default -> Optional.empty();
    };
  }

  private static Optional<Map<JsonNode, Position>> whole(JsonNode json) {
    return Position.parse(json).map(position -> Map.of(Partition.whole().key(), position));
  }

  private static Optional<Map<JsonNode, Position>> parts(JsonNode json) {
    Map<JsonNode, @Nullable Position> parts = new LinkedHashMap<>();
    Position floor = Position.parse(json.path("floor")).orElse(null);
    json.path("at_floor").forEach(key -> parts.put(key, floor));
    for (JsonNode part : json.path("partitions")) {
      parts.put(part.path("key"), Position.parse(part).orElse(null));
    }
    Map<JsonNode, Position> known = new LinkedHashMap<>();
    parts.forEach(
        (key, position) -> {
          if (position != null) {
            known.put(key, position);
          }
        });
    return known.size() == parts.size() ? Optional.of(known) : Optional.empty();
  }
}
