package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.RecordProperty;
import dev.tern.protocol.types.RecordSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way from Java records to rows, for one stream: the class is looked at once. */
final class ClassRows {

  private final String stream;
  private final @Nullable Class<?> declared;
  private final Function<List<String>, EmittedRow> rows;
  private @Nullable Class<?> known;
  private List<RecordProperty> properties = List.of();
  private @Nullable EmittedRow row;

  /**
   * For one stream.
   *
   * @param stream its name for a sentence
   * @param declared the only class there may be; empty for any
   * @param rows makes a row of columns
   */
  ClassRows(
      String stream,
      Optional<Class<? extends Record>> declared,
      Function<List<String>, EmittedRow> rows) {
    this.stream = stream;
    this.declared = declared.orElse(null);
    this.rows = rows;
  }

  /**
   * The row of a record, the same names and texts as in the schema made of its class; holds until
   * the next call. What no JSON can say, such as NaN or the year 10000, is lost in it.
   *
   * @throws SystemException when the stream is declared with another class
   */
  EmittedRow of(Record record) {
    EmittedRow current = row;
    if (current == null || known != record.getClass()) {
      requireDeclared(record.getClass());
      properties = RecordSchema.of(record.getClass()).properties();
      current = rows.apply(properties.stream().map(RecordProperty::name).toList());
      row = current;
      known = record.getClass();
    }
    current.clear();
    for (int i = 0; i < properties.size(); i++) {
      add(properties.get(i), properties.get(i).of(record), current);
    }
    return current;
  }

  private static void add(RecordProperty property, @Nullable Object value, EmittedRow row) {
    if (value instanceof String text) {
      row.add(text);
    } else if (value instanceof Long || value instanceof Integer) {
      row.add(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      row.add(flag);
    } else if (value instanceof Double number && JsonBytes.isPlain(number)) {
      row.add(number);
    } else if (value == null) {
      row.addNull();
    } else {
      addNode(property.write(value), value, row);
    }
  }

  private static void addNode(JsonNode node, Object value, EmittedRow row) {
    if (node.isTextual()) {
      row.add(node.textValue());
    } else if (node.isBigDecimal()) {
      row.add(node.decimalValue());
    } else if (!node.isNull()) {
      addJson(node, row);
    } else if (value.equals(Optional.empty()) || value instanceof JsonNode) {
      row.addNull();
    } else {
      row.addLost();
    }
  }

  private static void addJson(JsonNode node, EmittedRow row) {
    try {
      byte[] json = ProtocolJson.mapper().writeValueAsBytes(node);
      row.addJson(json, 0, json.length);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A component cannot be written as JSON.", e);
    }
  }

  private void requireDeclared(Class<?> emitted) {
    if (declared != null && declared != emitted) {
      throw new SystemException(
          String.format(
              "Stream %s is declared with %s, but %s was emitted.",
              stream, declared.getSimpleName(), emitted.getSimpleName()),
          emitted.getName() + " in place of " + declared.getName(),
          null);
    }
  }
}
