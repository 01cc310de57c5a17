package dev.tern.cdk.destination;

/** What happens to a stream whose schema is no longer that of what is stored. */
public enum SchemaContract {
  /** What is stored follows the schema. */
  EVOLVE,
  /** The stream fails before a record is stored. */
  FREEZE,
  /** What is stored stays; records with fields or values it cannot take are rejected. */
  DISCARD_ROW,
  /** What is stored stays; fields and values it cannot take are left out. */
  DISCARD_VALUE
}
