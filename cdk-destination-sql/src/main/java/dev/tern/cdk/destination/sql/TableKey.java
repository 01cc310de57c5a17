package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a table are told apart by, as it is remembered from one sync to the next.
 *
 * @param key the paths of the primary key
 * @param cursor the path of the cursor, as a list of one or none
 * @param oneRow true when the table keeps one row for a key
 */
record TableKey(List<List<String>> key, List<List<String>> cursor, boolean oneRow) {

  static TableKey of(StreamFields fields, boolean oneRow) {
    return new TableKey(fields.key(), fields.cursors(), oneRow);
  }

  /** Reads what {@link #text} wrote; absent when somebody else wrote it. */
  static Optional<TableKey> parse(String text) {
    try {
      JsonNode json = ProtocolJson.mapper().readTree(text);
      return Optional.of(
          new TableKey(
              paths(json.path("key")),
              paths(json.path("cursor")),
              json.path("oneRow").asBoolean()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    write(json.putArray("key"), key);
    write(json.putArray("cursor"), cursor);
    return json.put("oneRow", oneRow).toString();
  }

  Optional<PathChange> keyChange(StreamFields fields) {
    return change(key, fields.key());
  }

  Optional<PathChange> cursorChange(StreamFields fields) {
    return change(cursor, fields.cursors());
  }

  private static Optional<PathChange> change(List<List<String>> from, List<List<String>> to) {
    return from.equals(to) ? Optional.empty() : Optional.of(new PathChange(from, to));
  }

  private static void write(ArrayNode array, List<List<String>> paths) {
    for (List<String> path : paths) {
      ArrayNode steps = array.addArray();
      path.forEach(steps::add);
    }
  }

  private static List<List<String>> paths(JsonNode array) {
    List<List<String>> paths = new ArrayList<>();
    for (JsonNode steps : array) {
      List<String> path = new ArrayList<>();
      steps.forEach(step -> path.add(step.asText()));
      paths.add(path);
    }
    return paths;
  }
}
