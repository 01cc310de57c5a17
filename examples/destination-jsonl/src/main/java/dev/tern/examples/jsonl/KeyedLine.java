package dev.tern.examples.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A stored line of a stream with a key.
 *
 * @param json the line: metadata and data
 */
record KeyedLine(ObjectNode json) {

  private static final String DATA = "_airbyte_data";
  private static final String EXTRACTED_AT = "_airbyte_extracted_at";
  private static final String TOMBSTONE = "_deleted";

  static KeyedLine parse(byte[] line) throws IOException {
    return new KeyedLine((ObjectNode) ProtocolJson.mapper().readTree(line));
  }

  /** The key of a record as text; two records have the same text when they have the same key. */
  static String key(JsonNode data, List<List<String>> paths) {
    StringBuilder text = new StringBuilder();
    for (List<String> path : paths) {
      text.append(canonical(at(data, path))).append('\n');
    }
    return text.toString();
  }

  private static String canonical(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toString()
        : value.isMissingNode() ? "null" : value.toString();
  }

  private static JsonNode at(JsonNode data, List<String> path) {
    JsonNode value = data;
    for (String name : path) {
      value = value.path(name);
    }
    return value;
  }

  ObjectNode data() {
    return (ObjectNode) json.get(DATA);
  }

  String key(List<List<String>> paths) {
    return key(data(), paths);
  }

  /** Whether this only remembers that a row was deleted. */
  boolean isTombstone() {
    return json.path(TOMBSTONE).asBoolean();
  }

  /** What is remembered of this line when it deletes its row: key, cursor and moment. */
  KeyedLine tombstone(List<List<String>> key, List<String> cursor) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode().put(TOMBSTONE, true);
    kept.put(EXTRACTED_AT, extractedAt());
    ObjectNode data = kept.putObject(DATA);
    key.forEach(path -> copy(path, data));
    copy(cursor, data);
    return new KeyedLine(kept);
  }

  private void copy(List<String> path, ObjectNode to) {
    JsonNode value = at(data(), path);
    if (path.isEmpty() || value.isMissingNode()) {
      return;
    }
    ObjectNode parent = to;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = parent.withObjectProperty(name);
    }
    parent.set(path.get(path.size() - 1), value);
  }

  boolean deleted() {
    return data().hasNonNull("_ab_cdc_deleted_at");
  }

  /** Whether it has a cursor. */
  boolean names(List<String> cursor) {
    return !absent(at(data(), cursor));
  }

  /** Whether this line, which came later, takes the place of another one of its key. */
  boolean replaces(KeyedLine earlier, List<String> cursor) {
    int order = compareCursor(earlier, cursor);
    return order > 0 || (order == 0 && extractedAt() >= earlier.extractedAt());
  }

  /** Compares cursors: none is the lowest, numbers by value, all else as text. */
  int compareCursor(KeyedLine other, List<String> cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    JsonNode mine = at(data(), cursor);
    JsonNode others = at(other.data(), cursor);
    if (absent(mine) || absent(others)) {
      return Boolean.compare(!absent(mine), !absent(others));
    }
    return mine.isNumber() && others.isNumber()
        ? mine.decimalValue().compareTo(others.decimalValue())
        : mine.asText().compareTo(others.asText());
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private long extractedAt() {
    return json.path(EXTRACTED_AT).asLong();
  }

  /** The fields of another line over those of this one; what it does not name stays. */
  KeyedLine updatedBy(KeyedLine change) {
    ObjectNode merged = change.json.deepCopy();
    merged.set(DATA, data().deepCopy().setAll(change.data()));
    return new KeyedLine(merged);
  }

  /** The same with the moment it was deleted. */
  KeyedLine deletedBy(KeyedLine deletion) {
    ObjectNode marked = json.deepCopy();
    marked.put("_airbyte_deleted_at", deletion.extractedAt());
    return new KeyedLine(marked);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(ProtocolJson.mapper().writeValueAsBytes(json));
    out.write('\n');
  }
}
