package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.UnknownType.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one JSON schema into a type, whatever its dialect. */
final class SchemaReader {
  private final SchemaLimits limits;
  private final LocalReferences references;
  private int depth;
  private int nodes;

  SchemaReader(JsonNode root, SchemaLimits limits) {
    this.limits = limits;
    this.references = new LocalReferences(root, this);
  }

  /** A reader for a part of a schema, whose references lead nowhere. */
  static SchemaReader detached() {
    return new SchemaReader(MissingNode.getInstance(), SchemaLimits.DEFAULT);
  }

  /** The type of a schema that stands in the root; never throws. */
  DataType read(JsonNode schema) {
    if (depth >= limits.maxDepth() || nodes >= limits.maxNodes()) {
      return new UnknownType(schema, Reason.TOO_LARGE);
    }
    if (!(schema instanceof ObjectNode object)) {
      return new UnknownType(schema, schema.isBoolean() ? Reason.UNTYPED : Reason.NOT_UNDERSTOOD);
    }
    depth++;
    nodes++;
    DataType type = readObject(object);
    depth--;
    return type;
  }

  /** How many schemas were read so far. */
  int nodes() {
    return nodes;
  }

  /** Counts schemas that are used again; false when that is more than the limits allow. */
  boolean count(int reused) {
    nodes += reused;
    return nodes <= limits.maxNodes();
  }

  private DataType readObject(ObjectNode schema) {
    JsonNode reference = schema.path("$ref");
    if (reference.isTextual()) {
      return readReference(schema, reference.textValue());
    }
    Optional<List<String>> found = TypeList.find(schema.path("type"));
    if (found.isEmpty()) {
      return new UnknownType(schema, Reason.NOT_UNDERSTOOD);
    }
    List<String> types = found.get();
    Optional<Spelling> named = Spelling.ofAirbyteType(schema.path(Spelling.AIRBYTE_TYPE));
    if (named.isPresent() && TypeList.isNamedWhole(types, named.get())) {
      return scalar(named.get(), schema);
    }
    return switch (types.size()) {
      case 0 -> schema.has("type") ? new UnknownType(schema, Reason.UNTYPED) : readUntyped(schema);
      case 1 -> readSingle(types.get(0), schema);
      default ->
          isList(schema, "oneOf") || isList(schema, "anyOf")
              ? readUntyped(schema)
              : readList(types, schema);
    };
  }

  private DataType readReference(ObjectNode schema, String reference) {
    if (Spelling.isWellKnown(reference)) {
      Optional<Spelling> found = Spelling.ofReference(reference);
      boolean big =
          Spelling.ofAirbyteType(schema.path(Spelling.AIRBYTE_TYPE))
              .equals(Optional.of(Spelling.BIG_INTEGER));
      return found
          .map(
              spelling ->
                  scalar(
                      big && spelling == Spelling.INTEGER ? Spelling.BIG_INTEGER : spelling,
                      schema))
          .orElse(new UnknownType(schema, Reason.NOT_UNDERSTOOD));
    }
    DataType target = references.read(schema, reference);
    return target.kind() == DataType.Kind.UNKNOWN
        ? target
        : merge(keywords(schema, Set.of()), target).orElse(target);
  }

  private DataType readSingle(String type, ObjectNode schema) {
    return switch (type) {
      case "string" -> scalar(Spelling.ofString(schema), schema);
      case "boolean" -> scalar(Spelling.BOOLEAN, schema);
      case "integer" -> scalar(Spelling.INTEGER, schema);
      case "number" -> scalar(Spelling.NUMBER, schema);
      case "array" -> readArray(schema);
      default -> readProperties(schema);
    };
  }

  private DataType readUntyped(ObjectNode schema) {
    if (isList(schema, "oneOf")) {
      return readOptions(schema, UnionType.Combiner.ONE_OF);
    }
    if (isList(schema, "anyOf")) {
      return readOptions(schema, UnionType.Combiner.ANY_OF);
    }
    if (schema.path("allOf").size() == 1 && isList(schema, "allOf")) {
      DataType only = read(schema.get("allOf").get(0));
      return merge(keywords(schema, Set.of("allOf")), only)
          .orElse(new UnknownType(schema, Reason.NOT_UNDERSTOOD));
    }
    if (schema.path("properties").isObject()) {
      return readProperties(schema);
    }
    return schema.path("items").isContainerNode()
        ? readArray(schema)
        : new UnknownType(schema, Reason.UNTYPED);
  }

  private DataType readList(List<String> types, ObjectNode schema) {
    List<DataType> options = new ArrayList<>();
    types.forEach(type -> options.add(read(TypeList.option(type, schema))));
    return new UnionType(
        options, UnionType.Combiner.ONE_OF, keywords(schema, TypeList.taken(types)));
  }

  private DataType readOptions(ObjectNode schema, UnionType.Combiner combiner) {
    Set<DataType> options = new LinkedHashSet<>();
    for (JsonNode option : schema.get(combiner.keyword())) {
      DataType type = read(option);
      if (type.kind() != DataType.Kind.UNKNOWN || !isNull(option)) {
        options.add(type);
      }
    }
    if (options.isEmpty()) {
      return new UnknownType(schema, Reason.UNTYPED);
    }
    Keywords keywords = keywords(schema, Set.of(combiner.keyword()));
    DataType union = new UnionType(List.copyOf(options), combiner, keywords);
    return options.size() > 1 ? union : merge(keywords, options.iterator().next()).orElse(union);
  }

  private ObjectType readProperties(ObjectNode schema) {
    if (!schema.path("properties").isObject()) {
      return new ObjectType(Optional.empty(), keywords(schema, Set.of()));
    }
    Map<String, DataType> properties = new LinkedHashMap<>();
    schema
        .get("properties")
        .properties()
        .forEach(entry -> properties.put(entry.getKey(), read(entry.getValue())));
    return new ObjectType(Optional.of(properties), keywords(schema, Set.of("properties")));
  }

  private ArrayType readArray(ObjectNode schema) {
    JsonNode items = schema.path("items");
    if (items.isObject() || items.isBoolean()) {
      return new ArrayType(Optional.of(read(items)), List.of(), keywords(schema, Set.of("items")));
    }
    if (!isList(schema, "items")) {
      return new ArrayType(Optional.empty(), List.of(), keywords(schema, Set.of()));
    }
    List<DataType> tuple = new ArrayList<>();
    items.forEach(item -> tuple.add(read(item)));
    return new ArrayType(Optional.empty(), tuple, keywords(schema, Set.of("items")));
  }

  private DataType scalar(Spelling spelling, ObjectNode schema) {
    Keywords keywords = keywords(schema, spelling.ownKeywords());
    return spelling == Spelling.NUMBER
        ? NumberType.of(keywords)
        : ScalarType.of(spelling.kind(), keywords);
  }

  /**
   * What one option says together with the keywords around it; absent when both speak about the
   * same thing, or when definitions of the option would become definitions of the whole.
   */
  private Optional<DataType> merge(Keywords around, DataType option) {
    boolean unknown = option instanceof UnknownType type && LocalReferences.defines(type.schema());
    if (unknown || option.keywords().hasAny(LocalReferences.PLACES)) {
      return Optional.empty();
    }
    if (around.isEmpty()) {
      return Optional.of(option);
    }
    return option.toSchema(SchemaForm.V0) instanceof ObjectNode schema
        ? around.merge(Keywords.owning(schema)).map(both -> readObject(both.toObject()))
        : Optional.empty();
  }

  private Keywords keywords(ObjectNode schema, Set<String> taken) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (var entry : schema.properties()) {
      if (!taken.contains(entry.getKey()) && !Spelling.defines(entry.getKey(), entry.getValue())) {
        kept.set(entry.getKey(), SubSchemas.map(entry.getKey(), entry.getValue(), this::canonical));
      }
    }
    return Keywords.owning(kept);
  }

  private JsonNode canonical(JsonNode schema) {
    return read(schema).toSchema(SchemaForm.V0);
  }

  private static boolean isList(ObjectNode schema, String keyword) {
    return schema.path(keyword).isArray() && !schema.path(keyword).isEmpty();
  }

  private static boolean isNull(JsonNode schema) {
    return schema.has("type") && TypeList.find(schema.path("type")).equals(Optional.of(List.of()));
  }
}
