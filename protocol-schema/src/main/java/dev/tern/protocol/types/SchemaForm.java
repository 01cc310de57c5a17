package dev.tern.protocol.types;

/**
 * The dialect a type is written in.
 *
 * <p>Reading needs no form: {@link DataType#parse} understands all of them, mixed in one schema.
 */
public enum SchemaForm {
  /** The dialect every running platform speaks: JSON-schema types with {@code airbyte_type}. */
  V0,

  /**
   * {@link #V0} where every property of an object, at any depth, is declared as {@code ["null",
   * T]}.
   *
   * <p>The meaning is the same, because every value of the protocol may be null; platforms show it
   * to their users, so sources write this form.
   */
  V0_NULLABLE,

  /** References to {@code WellKnownTypes.json}; numbers travel as strings. */
  V1
}
