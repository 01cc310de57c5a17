package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.DataType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The v0 spelling of a union as one schema: a list in {@code type}, each type taking its own
 * keywords from beside it.
 */
final class TypeList {
  private static final Set<String> PRIMITIVE = Set.of("string", "number", "integer", "boolean");
  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object");
  private static final Map<String, Set<String>> OWN_KEYWORDS =
      Map.of(
          "string", Set.of(Spelling.FORMAT, Spelling.ENCODING),
          "number", Set.of(),
          "array", Set.of("items", "additionalItems", "contains"),
          "object", Set.of("properties", "patternProperties", "additionalProperties"));
  private static final Set<String> SHARED_OUT =
      Set.of(
          Spelling.AIRBYTE_TYPE,
          Spelling.FORMAT,
          Spelling.ENCODING,
          "items",
          "additionalItems",
          "contains",
          "properties",
          "patternProperties",
          "additionalProperties",
          "oneOf",
          "anyOf");

  private TypeList() {}

  /** The types a schema lists, without null; absent when it uses words that are no types. */
  static Optional<List<String>> find(JsonNode type) {
    if (type.isMissingNode()) {
      return Optional.of(List.of());
    }
    List<String> types = new ArrayList<>();
    for (JsonNode name : type.isArray() ? type : JsonNodeFactory.instance.arrayNode().add(type)) {
      if (TYPES.contains(name.asText()) && name.isTextual() && !types.contains(name.asText())) {
        types.add(name.asText());
      } else if (!TYPES.contains(name.asText()) && !"null".equals(name.textValue())) {
        return Optional.empty();
      }
    }
    if (types.contains("number")) {
      types.remove("integer");
    }
    return Optional.of(types);
  }

  /**
   * True when an {@code airbyte_type} speaks for the whole schema, not for one type of the list.
   */
  static boolean isNamedWhole(List<String> types, Spelling named) {
    if (named == Spelling.JSON || types.isEmpty() || types.contains("boolean")) {
      return true;
    }
    if (types.stream().noneMatch(PRIMITIVE::contains)) {
      return false;
    }
    return types.size() == 1 || types.stream().noneMatch(type -> isHost(type, named));
  }

  /** The schema of one type of the list, with the keywords that belong to it. */
  static ObjectNode option(String type, ObjectNode schema) {
    ObjectNode option = JsonNodeFactory.instance.objectNode().put("type", type);
    for (String keyword : OWN_KEYWORDS.getOrDefault(type, Set.of())) {
      if (schema.has(keyword)) {
        option.set(keyword, schema.get(keyword));
      }
    }
    JsonNode airbyteType = schema.path(Spelling.AIRBYTE_TYPE);
    if (Spelling.ofAirbyteType(airbyteType).filter(named -> isHost(type, named)).isPresent()) {
      option.set(Spelling.AIRBYTE_TYPE, airbyteType);
    }
    return option;
  }

  /**
   * The keywords that went to one of the types, with those that could not stand beside the options.
   */
  static Set<String> taken(List<String> types) {
    Set<String> taken = new HashSet<>(Set.of("oneOf"));
    types.forEach(type -> taken.addAll(OWN_KEYWORDS.getOrDefault(type, Set.of())));
    return taken;
  }

  /** True when the list says the same as writing the options apart. */
  static boolean canHold(UnionType union) {
    if (union.options().size() < 2
        || union.combiner() != UnionType.Combiner.ONE_OF
        || union.keywords().hasAny(SHARED_OUT)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (DataType option : union.options()) {
      if (!isSimple(option) || !addAll(seen, (ObjectNode) option.toSchema(SchemaForm.V0))) {
        return false;
      }
    }
    return true;
  }

  /** The union as one schema. */
  static ObjectNode write(UnionType union, SchemaForm form) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode types = schema.putArray("type");
    for (DataType option : union.options()) {
      ObjectNode written = (ObjectNode) option.toSchema(form);
      types.add(written.remove("type"));
      schema.setAll(written);
    }
    return union.keywords().writeTo(schema, form);
  }

  private static boolean isHost(String type, Spelling named) {
    boolean whole = type.equals("integer") && named.type().equals("number");
    return whole || type.equals(named.type());
  }

  private static boolean isSimple(DataType option) {
    Kind kind = option.kind();
    if (kind == Kind.BOOLEAN || kind == Kind.UNION || kind == Kind.UNKNOWN || kind == Kind.JSON) {
      return false;
    }
    if (option instanceof NumberType number
        && (number.isFloating() || number.decimal().isPresent())) {
      return false;
    }
    String type =
        Spelling.find(kind).map(Spelling::type).orElse(kind == Kind.ARRAY ? "array" : "object");
    return option.keywords().onlyHas(OWN_KEYWORDS.getOrDefault(type, Set.of()));
  }

  /** Adds the type and every other keyword of an option; false when one is taken already. */
  private static boolean addAll(Set<String> seen, ObjectNode option) {
    boolean free = seen.add("type " + option.path("type").asText());
    for (var entry : option.properties()) {
      free &= entry.getKey().equals("type") || seen.add(entry.getKey());
    }
    return free;
  }
}
