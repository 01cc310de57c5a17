package dev.tern.protocol.migration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;

/**
 * The translation of one JSON schema between the dialects.
 *
 * <p>Works on any schema, never throws and never changes its input. Keywords that do not decide a
 * type are kept; what is lost all the same is listed in {@code docs/types.md}.
 */
public final class SchemaMigration {
  private SchemaMigration() {}

  /** The schema in v1: references to {@code WellKnownTypes.json} instead of types. */
  public static JsonNode upgrade(JsonNode schema) {
    return DataType.parse(schema).toSchema(SchemaForm.V1);
  }

  /** The schema in canonical v0. */
  public static JsonNode downgrade(JsonNode schema) {
    return DataType.parse(schema).toSchema(SchemaForm.V0);
  }
}
