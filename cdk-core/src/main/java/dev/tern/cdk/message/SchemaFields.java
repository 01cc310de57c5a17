package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an object in a schema. For one thread. */
final class SchemaFields {

  private final List<String> names = new ArrayList<>();
  private final List<SchemaStep> steps = new ArrayList<>();
  private final boolean[] required;
  private final boolean anyRequired;
  private final @Nullable SchemaStep others;
  private final FieldNames known;
  private final boolean[] seen;

  private SchemaFields(JsonNode schema, JsonNode root) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              steps.add(SchemaStep.of(field.getValue(), root));
            });
    JsonNode more = schema.path("additionalProperties");
    this.others = more.isMissingNode() ? null : SchemaStep.of(more, root);
    for (JsonNode name : schema.path("required")) {
      if (!names.contains(name.asText())) {
        names.add(name.asText());
        steps.add(others == null ? SchemaStep.of(BooleanNode.TRUE, root) : others);
      }
    }
    this.required = new boolean[names.size()];
    for (JsonNode name : schema.path("required")) {
      required[names.indexOf(name.asText())] = true;
    }
    this.anyRequired = !schema.path("required").isEmpty();
    this.known = new FieldNames(names);
    this.seen = new boolean[names.size()];
  }

  /** What a schema says of fields; null when it says nothing. */
  static @Nullable SchemaFields find(JsonNode schema, JsonNode root) {
    boolean any =
        schema.has("properties") || schema.has("required") || schema.has("additionalProperties");
    return any ? new SchemaFields(schema, root) : null;
  }

  /** Walks over an object; as {@link SchemaStep#walk}. */
  int walk(byte[] json, int from, int limit, RecordValidator.Finding finding) {
    known.restart();
    boolean[] found = anyRequired ? cleared() : seen;
    JsonScanner scanner = finding.scanner;
    int at = scanner.blanks(json, from + 1, limit);
    while (at >= 0 && json[at] == '"') {
      int nameEnd = known.read(json, at + 1, limit);
      int column = known.column();
      int value = scanner.colon(json, nameEnd, limit);
      int end = value < 0 ? value : field(column, json, value, limit, finding);
      if (end == RecordValidator.Finding.MISFIT) {
        finding.inside(JsonText.string(json, at, nameEnd));
        return end;
      }
      if (column >= 0) {
        found[column] = true;
      }
      int next = scanner.blanks(json, end, limit);
      at = next >= 0 && json[next] == ',' ? scanner.blanks(json, next + 1, limit) : next;
    }
    if (at >= 0 && anyRequired) {
      return missing(found, at + 1, finding);
    }
    return at < 0 ? at : at + 1;
  }

  private boolean[] cleared() {
    Arrays.fill(seen, false);
    return seen;
  }

  private int field(
      int column, byte[] json, int value, int limit, RecordValidator.Finding finding) {
    SchemaStep step = column < 0 ? others : steps.get(column);
    return step == null
        ? finding.scanner.value(json, value, limit, 0)
        : step.walk(json, value, limit, finding);
  }

  private int missing(boolean[] found, int end, RecordValidator.Finding finding) {
    for (int i = 0; i < required.length; i++) {
      if (required[i] && !found[i]) {
        return finding.misfit("has no field '" + names.get(i) + "', which its schema requires");
      }
    }
    return end;
  }
}
