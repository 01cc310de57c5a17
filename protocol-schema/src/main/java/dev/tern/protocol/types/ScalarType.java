package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A type without parts or hints.
 *
 * @param kind one of the kinds that {@link Kind} ascribes to this record
 * @param keywords what the schema says beyond the type
 */
public record ScalarType(Kind kind, Keywords keywords) implements DataType {
  /** Checks the kind. */
  public ScalarType {
    if (kind == Kind.NUMBER || Spelling.find(kind).isEmpty()) {
      throw new IllegalArgumentException("Kind " + kind + " is not a scalar.");
    }
  }

  @Override
  public ObjectNode toSchema(SchemaForm form) {
    return keywords.writeTo(Spelling.require(kind).write(form), form);
  }
}
