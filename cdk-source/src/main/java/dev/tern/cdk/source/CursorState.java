package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a stream of the usual door saves.
 *
 * <p>As JSON: {@code {"cursor": "<text>", "cursor_field": ["<path>"], "cursor_order": "number",
 * "ties": {"<hash>": 1}}}. Cursors are texts because stores of states do not keep the digits of
 * numbers (READ-19). Without {@code cursor} no record had one yet. The order is kept because the
 * same text means another place in another order: a column that was a time and is a text now.
 *
 * @param cursor the highest cursor sent
 * @param cursorField the path it was read at
 * @param order the order it is the highest in; empty in a state written by hand
 * @param ties how often each record with that cursor was sent, as far as that is known
 */
record CursorState(
    Optional<String> cursor,
    List<String> cursorField,
    Optional<String> order,
    Map<String, Long> ties) {

  CursorState {
    cursorField = List.copyOf(cursorField);
    ties = new TreeMap<>(ties);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    cursor.ifPresent(text -> json.put("cursor", text));
    cursorField.forEach(json.putArray("cursor_field")::add);
    order.ifPresent(text -> json.put("cursor_order", text));
    if (!ties.isEmpty()) {
      ObjectNode counts = json.putObject("ties");
      ties.forEach(counts::put);
    }
    return json;
  }

  /** Reads a state; empty when it is none of this kind. */
  static Optional<CursorState> parse(JsonNode json) {
    JsonNode cursor = json.path("cursor");
    boolean known =
        json.path("cursor_field").isArray()
            && (cursor.isMissingNode() || cursor.isTextual() || cursor.isNumber());
    if (!known) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    json.path("cursor_field").forEach(name -> path.add(name.asText()));
    Map<String, Long> ties = new TreeMap<>();
    json.path("ties").properties().forEach(tie -> ties.put(tie.getKey(), tie.getValue().asLong()));
    Optional<String> order = Optional.ofNullable(json.path("cursor_order").textValue());
    return Optional.of(new CursorState(text(cursor), path, order, ties));
  }

  private static Optional<String> text(JsonNode cursor) {
    if (cursor.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(cursor.isNumber() ? cursor.decimalValue().toString() : cursor.textValue());
  }
}
