package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type without parts or hints.
 *
 * @param kind one of the kinds that {@link Kind} ascribes to this record
 * @param keywords what the schema says beyond the type
 */
public record ScalarType(Kind kind, Keywords keywords) implements DataType {
  private static final Map<Kind, ScalarType> PLAIN =
      Arrays.stream(Spelling.values())
          .map(Spelling::kind)
          .filter(kind -> kind != Kind.NUMBER)
          .collect(Collectors.toMap(kind -> kind, kind -> new ScalarType(kind, Keywords.NONE)));

  /** Checks the kind. */
  public ScalarType {
    if (kind == Kind.NUMBER || Spelling.find(kind).isEmpty()) {
      throw new IllegalArgumentException("Kind " + kind + " is not a scalar.");
    }
  }

  /** The type of a kind with some keywords; without any it is always the same instance. */
  static ScalarType of(Kind kind, Keywords keywords) {
    ScalarType plain = keywords.isEmpty() ? PLAIN.get(kind) : null;
    return plain == null ? new ScalarType(kind, keywords) : plain;
  }

  @Override
  public ObjectNode toSchema(SchemaForm form) {
    return keywords.writeTo(Spelling.require(kind).write(form), form);
  }
}
