package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Schemas as the field writes them: both dialects mixed, half of them nonsense. */
public final class Schemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TYPES =
      List.of("string", "number", "integer", "boolean", "array", "object", "null", "text");
  private static final List<String> ONE =
      List.of("items", "not", "contains", "additionalProperties", "additionalItems");
  private static final List<String> MANY = List.of("oneOf", "anyOf", "allOf", "items");
  private static final List<String> WELL_KNOWN =
      List.of(
          "String",
          "BinaryData",
          "Boolean",
          "Integer",
          "Number",
          "Date",
          "TimestampWithTimezone",
          "TimestampWithoutTimezone",
          "TimeWithTimezone",
          "TimeWithoutTimezone",
          "Money");

  private Schemas() {}

  /** Any schema up to a few levels deep. */
  public static Arbitrary<JsonNode> any() {
    return level(3);
  }

  private static Arbitrary<JsonNode> level(int depth) {
    Arbitrary<JsonNode> flat =
        Combinators.combine(keyword(), keyword(), keyword()).as(Schemas::together);
    Arbitrary<JsonNode> bare =
        Arbitraries.of(JSON.booleanNode(true), JSON.booleanNode(false), JSON.objectNode());
    if (depth == 0) {
      return Arbitraries.frequencyOf(Tuple.of(9, flat), Tuple.of(1, bare));
    }
    Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> level(depth - 1));
    Arbitrary<JsonNode> deep =
        Combinators.combine(keyword(), keyword(), holder(inner), holder(inner))
            .as(Schemas::together);
    return Arbitraries.frequencyOf(Tuple.of(4, flat), Tuple.of(5, deep), Tuple.of(1, bare));
  }

  private static JsonNode together(JsonNode... parts) {
    ObjectNode all = JSON.objectNode();
    for (JsonNode part : parts) {
      all.setAll((ObjectNode) part);
    }
    return all;
  }

  private static JsonNode together(JsonNode a, JsonNode b, JsonNode c) {
    return together(new JsonNode[] {a, b, c});
  }

  private static JsonNode together(JsonNode a, JsonNode b, JsonNode c, JsonNode d) {
    return together(new JsonNode[] {a, b, c, d});
  }

  private static Arbitrary<JsonNode> keyword() {
    Arbitrary<JsonNode> type = Arbitraries.of(TYPES).map(JSON::textNode);
    Arbitrary<JsonNode> types =
        Arbitraries.of(TYPES.subList(0, 7)).list().ofMaxSize(4).map(Schemas::array);
    return Arbitraries.frequencyOf(
        Tuple.of(6, type.map(value -> JSON.objectNode().set("type", value))),
        Tuple.of(3, types.map(value -> JSON.objectNode().set("type", value))),
        Tuple.of(4, Arbitraries.of(hints()).map(Json::read)),
        Tuple.of(2, Arbitraries.of(WELL_KNOWN).map(Schemas::reference)));
  }

  private static JsonNode reference(String name) {
    return JSON.objectNode().put("$ref", "WellKnownTypes.json#/definitions/" + name);
  }

  private static JsonNode array(List<String> names) {
    var array = JSON.arrayNode();
    names.forEach(array::add);
    return array;
  }

  private static List<String> hints() {
    return List.of(
        "{'format':'date'}",
        "{'format':'date-time'}",
        "{'format':'time'}",
        "{'format':'email'}",
        "{'format':'double'}",
        "{'contentEncoding':'base64'}",
        "{'contentEncoding':'8bit'}",
        "{'airbyte_type':'integer'}",
        "{'airbyte_type':'big_integer'}",
        "{'airbyte_type':'json'}",
        "{'airbyte_type':'timestamp_without_timezone'}",
        "{'airbyte_type':'time_with_timezone'}",
        "{'airbyte_type':'geography'}",
        "{'airbyte_type':'date'}",
        "{'title':'T'}",
        "{'enum':[1,null]}",
        "{'multipleOf':0.01,'exclusiveMaximum':1000,'exclusiveMinimum':-1000}",
        "{'multipleOf':2}",
        "{'required':['a']}",
        "{'properties':5}",
        "{'oneOf':5}",
        "{'items':[]}",
        "{'anyOf':[]}",
        "{'$ref':'#'}",
        "{'$ref':'#/properties/a'}",
        "{'$ref':'#/definitions/d'}",
        "{'$ref':'#/definitions/r'}",
        "{'definitions':{'d':{'type':'integer','title':'D'},'r':{'properties':{'r':{'$ref':'#/definitions/r'}}}}}",
        "{'$ref':'x.json'}");
  }

  private static Arbitrary<JsonNode> holder(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> one =
        Combinators.combine(Arbitraries.of(ONE), inner)
            .as((name, schema) -> JSON.objectNode().set(name, schema));
    Arbitrary<JsonNode> many =
        Combinators.combine(Arbitraries.of(MANY), inner.list().ofMinSize(1).ofMaxSize(3))
            .as((name, schemas) -> JSON.objectNode().set(name, JSON.arrayNode().addAll(schemas)));
    Arbitrary<JsonNode> named =
        Combinators.combine(
                Arbitraries.of("properties", "properties", "patternProperties"),
                Arbitraries.maps(Arbitraries.of("a", "b", "id"), inner).ofMaxSize(3))
            .as(Schemas::named);
    return Arbitraries.oneOf(one, many, named);
  }

  private static JsonNode named(String keyword, Map<String, JsonNode> schemas) {
    ObjectNode properties = JSON.objectNode();
    properties.setAll(schemas);
    return JSON.objectNode().set(keyword, properties);
  }
}
