package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.types.RecordSchema;
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
