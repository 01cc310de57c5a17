package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;

/** How a schema is read and written. */
public final class SchemaReading {

  private SchemaReading() {}

  /** The canonical spelling of any schema. */
  public static JsonNode canonical(JsonNode schema) {
    // tag: reading
    DataType type = DataType.parse(schema); // any schema, either dialect, never throws
    DataType.Kind kind = type.kind(); // INTEGER, DATE, OBJECT, ...
    JsonNode v0 = type.toSchema(SchemaForm.V0_NULLABLE); // what a source writes
    // end: reading
    return kind == DataType.Kind.UNKNOWN ? schema : v0;
  }
}
