package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.types.RecordSchema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way from Java records to data, for one stream: the class is looked at once. */
final class RecordJson {

  private final String stream;
  private final @Nullable Class<?> declared;
  private @Nullable Class<?> known;
  private @Nullable RecordSchema<Record> schema;

  /**
   * For one stream.
   *
   * @param stream its name for a sentence
   * @param declared the only class there may be; empty for any
   */
  RecordJson(String stream, Optional<Class<? extends Record>> declared) {
    this.stream = stream;
    this.declared = declared.orElse(null);
  }

  /**
   * The data of a record; the same names and texts as in the schema made of its class.
   *
   * @throws SystemException when the stream is declared with another class
   */
  @SuppressWarnings("unchecked") // the class is the record's own
  JsonNode of(Record record) {
    RecordSchema<Record> current = schema;
    if (current == null || known != record.getClass()) {
      requireDeclared(record.getClass());
      current = RecordSchema.of((Class<Record>) record.getClass());
      schema = current;
      known = record.getClass();
    }
    return current.write(record);
  }

  /**
   * The names of the fields whose values no JSON can say, so that they became null: NaN, infinity,
   * the year 10000.
   *
   * @param data what {@link #of} made of the record
   */
  static List<String> unsaid(Record record, JsonNode data) {
    List<String> unsaid = new ArrayList<>();
    int component = 0;
    for (Map.Entry<String, JsonNode> field : data.properties()) { // in the order of the components
      if (field.getValue().isNull() && says(record, component)) {
        unsaid.add(field.getKey());
      }
      component++;
    }
    return unsaid;
  }

  private static boolean says(Record record, int component) {
    try {
      Method accessor = record.getClass().getRecordComponents()[component].getAccessor();
      accessor.setAccessible(true);
      Object value = accessor.invoke(record);
      return value != null && !value.equals(Optional.empty()) && !(value instanceof JsonNode);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A component of a record cannot be read.", e);
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
