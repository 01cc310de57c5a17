package dev.tern.protocol.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.ArrayType;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.UnionType;
import dev.tern.protocol.types.UnknownType;
import dev.tern.protocol.types.ValueCheck;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;

/**
 * The translation of record data between the dialects: numbers are JSON numbers in v0 and strings
 * in v1.
 *
 * <p>Exact: every digit survives, exponents are written out. A value that does not fit its type
 * stays as it is. Never throws and never changes its input.
 */
public final class RecordMigration {
  private static final UnknownType ANY = (UnknownType) DataType.of(DataType.Kind.UNKNOWN);

  private RecordMigration() {}

  /**
   * Data without a schema in v1: every number at any depth becomes a string.
   *
   * <p>Numbers at places that no schema types as numbers do not come back; use the schema when
   * there is one.
   */
  public static JsonNode upgrade(JsonNode data) {
    if (data.isNumber()) {
      return text(data);
    }
    return children(data, (name, child) -> upgrade(child), (at, child) -> upgrade(child));
  }

  /**
   * Data in v1: numbers become strings where the type asks for numbers, and stay where anything may
   * stand.
   */
  public static JsonNode upgrade(DataType type, JsonNode data) {
    return switch (type.kind()) {
      case INTEGER, BIG_INTEGER, NUMBER -> data.isNumber() ? text(data) : data;
      case UNION -> upgrade(option((UnionType) type, data, SchemaForm.V0), data);
      case ARRAY, OBJECT ->
          children(
              data,
              (name, child) -> upgrade(member(type, name), child),
              (at, child) -> upgrade(element(type, at), child));
      default -> data;
    };
  }

  /** Data in v0: strings become numbers where the type asks for numbers and the text is one. */
  public static JsonNode downgrade(DataType type, JsonNode data) {
    return switch (type.kind()) {
      case INTEGER, NUMBER -> data.isTextual() ? number(data) : data;
      case UNION -> downgrade(option((UnionType) type, data, SchemaForm.V1), data);
      case ARRAY, OBJECT ->
          children(
              data,
              (name, child) -> downgrade(member(type, name), child),
              (at, child) -> downgrade(element(type, at), child));
      default -> data;
    };
  }

  private static JsonNode text(JsonNode number) {
    return ValueCodec.NUMBER
        .decode(number)
        .flatMap(decoded -> ValueCodec.NUMBER.encode(decoded.value(), SchemaForm.V1))
        .orElse(number);
  }

  private static JsonNode number(JsonNode text) {
    return ValueCodec.NUMBER
        .decode(text)
        .filter(decoded -> decoded.value() instanceof BigDecimal)
        .flatMap(decoded -> ValueCodec.NUMBER.encode(decoded.value(), SchemaForm.V0))
        .orElse(text);
  }

  /** The first option the data is a value of, else the first of all. */
  private static DataType option(UnionType union, JsonNode data, SchemaForm form) {
    return union.options().stream()
        .filter(option -> ValueCheck.fits(option, data, form))
        .findFirst()
        .orElse(union.options().get(0));
  }

  private static DataType member(DataType type, String name) {
    return type instanceof ObjectType object ? object.properties().getOrDefault(name, ANY) : ANY;
  }

  private static DataType element(DataType type, int at) {
    if (!(type instanceof ArrayType array)) {
      return ANY;
    }
    return at < array.tuple().size() ? array.tuple().get(at) : array.items().orElse(ANY);
  }

  private interface Change<K> {
    JsonNode apply(K place, JsonNode child);
  }

  private static JsonNode children(JsonNode data, Change<String> member, Change<Integer> element) {
    if (data instanceof ObjectNode) {
      ObjectNode changed = JsonNodeFactory.instance.objectNode();
      data.properties()
          .forEach(
              entry -> changed.set(entry.getKey(), member.apply(entry.getKey(), entry.getValue())));
      return changed;
    }
    if (!data.isArray()) {
      return data;
    }
    ArrayNode changed = JsonNodeFactory.instance.arrayNode(data.size());
    for (int at = 0; at < data.size(); at++) {
      changed.add(element.apply(at, data.get(at)));
    }
    return changed;
  }
}
