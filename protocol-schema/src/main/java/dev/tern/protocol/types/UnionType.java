package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One of several types.
 *
 * @param options the types in the order of the schema, at least one
 * @param combiner the keyword that lists the options when they are written apart
 * @param keywords what the schema says about all options
 */
public record UnionType(List<DataType> options, Combiner combiner, Keywords keywords)
    implements DataType {
  /** The keyword that lists options; both mean the same to the protocol. */
  public enum Combiner {
    /** Exactly one option holds. */
    ONE_OF("oneOf"),
    /** At least one option holds. */
    ANY_OF("anyOf");

    private final String keyword;

    Combiner(String keyword) {
      this.keyword = keyword;
    }

    String keyword() {
      return keyword;
    }
  }

  /** Copies the options and checks that there are some. */
  public UnionType {
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("A union needs options.");
    }
  }

  /** The union of some types. */
  public static UnionType of(List<DataType> options) {
    return new UnionType(options, Combiner.ONE_OF, Keywords.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.UNION;
  }

  /**
   * In v0 one schema with a list of types where that says the same, else {@code oneOf} or {@code
   * anyOf}.
   */
  @Override
  public ObjectNode toSchema(SchemaForm form) {
    if (form != SchemaForm.V1 && TypeList.canHold(this)) {
      return TypeList.write(this, form);
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode list = schema.putArray(combiner.keyword);
    options.forEach(option -> list.add(option.toSchema(form)));
    return keywords.writeTo(schema, form);
  }
}
