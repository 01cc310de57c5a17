package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A schema that names no type of the vocabulary, kept as it was.
 *
 * @param schema the schema, word for word; may be a boolean or no schema at all
 * @param reason why it is unknown
 */
public record UnknownType(JsonNode schema, Reason reason) implements DataType {
  /** Why a type is unknown. */
  public enum Reason {
    /** The schema allows anything, or says nothing about a type. */
    UNTYPED,
    /** The schema uses words this vocabulary does not have. */
    NOT_UNDERSTOOD,
    /** The schema refers to itself. */
    RECURSIVE,
    /** The schema is deeper or larger than the limits allow; it is kept unread. */
    TOO_LARGE
  }

  static final UnknownType ANY =
      new UnknownType(JsonNodeFactory.instance.objectNode(), Reason.UNTYPED);

  @Override
  public Kind kind() {
    return Kind.UNKNOWN;
  }

  /** Always none: the whole schema is in {@link #schema()}. */
  @Override
  public Keywords keywords() {
    return Keywords.NONE;
  }

  @Override
  public JsonNode toSchema(SchemaForm form) {
    if (!schema.isObject() || reason == Reason.TOO_LARGE) {
      return schema;
    }
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    for (var entry : schema.properties()) {
      written.set(entry.getKey(), SubSchemas.map(entry.getKey(), entry.getValue(), form));
    }
    return written;
  }
}
