package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A list of values.
 *
 * @param items the type of every element, when one schema speaks for all
 * @param tuple the types by position, when {@code items} was a list; elements behind it are of any
 *     type
 * @param keywords what the schema says beyond the type
 */
public record ArrayType(Optional<DataType> items, List<DataType> tuple, Keywords keywords)
    implements DataType {
  /** A list of anything. */
  public static final ArrayType ANY = new ArrayType(Optional.empty(), List.of(), Keywords.NONE);

  /** Copies the tuple and checks that only one of both is there. */
  public ArrayType {
    tuple = List.copyOf(tuple);
    if (items.isPresent() && !tuple.isEmpty()) {
      throw new IllegalArgumentException(
          "An array has one type for all elements or one by position, not both.");
    }
  }

  /** A list whose elements are all of one type. */
  public static ArrayType of(DataType items) {
    return new ArrayType(Optional.of(items), List.of(), Keywords.NONE);
  }

  /** The type that speaks for every element: of a tuple the union, as the protocol reads it. */
  public DataType element() {
    if (items.isPresent()) {
      return items.get();
    }
    List<DataType> distinct = tuple.stream().distinct().toList();
    return switch (distinct.size()) {
      case 0 -> UnknownType.ANY;
      case 1 -> distinct.get(0);
      default -> UnionType.of(distinct);
    };
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public ObjectNode toSchema(SchemaForm form) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    items.ifPresent(type -> schema.set("items", type.toSchema(form)));
    if (!tuple.isEmpty()) {
      ArrayNode positions = schema.putArray("items");
      tuple.forEach(type -> positions.add(type.toSchema(form)));
    }
    return keywords.writeTo(schema, form);
  }
}
