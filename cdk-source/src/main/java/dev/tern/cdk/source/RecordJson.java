package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.RecordSchema;
import org.jspecify.annotations.Nullable;

/** The way from Java records to data, for one stream: the class is looked at once. */
final class RecordJson {

  private @Nullable Class<?> known;
  private @Nullable RecordSchema<Record> schema;

  /** The data of a record; the same names and texts as in the schema made of its class. */
  @SuppressWarnings("unchecked") // the class is the record's own
  JsonNode of(Record record) {
    RecordSchema<Record> current = schema;
    if (current == null || known != record.getClass()) {
      current = RecordSchema.of((Class<Record>) record.getClass());
      schema = current;
      known = record.getClass();
    }
    return current.write(record);
  }
}
