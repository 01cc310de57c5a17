package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A saved state far ahead of all records, made from a real one: wherever that holds the cursor of a
 * record, the cursor of one in the far future stands.
 */
final class FutureState {

  private static final BigDecimal FAR = new BigDecimal("999999999999");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Set<String> cursors = new HashSet<>();
  private boolean moved;

  private FutureState() {}

  /** Nothing when the state holds no cursor that can be recognised. */
  static Optional<JsonNode> of(
      JsonNode states, List<OfferedStream> streams, List<List<JsonNode>> records) {
    FutureState future = new FutureState();
    for (int i = 0; i < streams.size(); i++) {
      OfferedStream stream = streams.get(i);
      records
          .get(i)
          .forEach(it -> stream.cursorOf(it).ifPresent(c -> future.cursors.add(c.asText())));
    }
    JsonNode moved = future.moved(states);
    return future.moved ? Optional.of(moved) : Optional.empty();
  }

  private JsonNode moved(JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = JSON.objectNode();
      value.properties().forEach(it -> copy.set(it.getKey(), moved(it.getValue())));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = JSON.arrayNode();
      value.forEach(it -> copy.add(moved(it)));
      return copy;
    }
    return cursors.contains(value.asText()) && !value.isBoolean() ? far(value) : value;
  }

  private JsonNode far(JsonNode cursor) {
    moved = true;
    if (cursor.isNumber()) {
      return JSON.numberNode(FAR);
    }
    String text = cursor.asText();
    boolean date = text.matches("\\d{4}-\\d{2}-\\d{2}.*");
    boolean number = text.matches("-?\\d+(\\.\\d+)?");
    return JSON.textNode(
        date ? "9999" + text.substring(4) : number ? FAR.toString() : "\uFFFD\uFFFD" + text);
  }
}
