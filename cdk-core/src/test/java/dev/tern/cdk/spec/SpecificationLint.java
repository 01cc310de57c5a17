package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that platforms and their forms put on a connection specification beyond draft-07. */
final class SpecificationLint {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "not",
          "anyOf",
          "patternProperties",
          "prefixItems",
          "allOf",
          "if",
          "then",
          "else",
          "dependencies",
          "dependentSchemas",
          "dependentRequired");
  private static final Pattern LOOKS_SECRET =
      Pattern.compile("password|secret|(api|access|extra)_keys?|token|certificate");

  private final List<String> findings = new ArrayList<>();

  private SpecificationLint() {}

  static List<String> of(ObjectNode specification) {
    SpecificationLint lint = new SpecificationLint();
    lint.root(specification);
    lint.schema(specification, "");
    return lint.findings;
  }

  private void root(ObjectNode root) {
    require("object".equals(root.path("type").asText()), "", "is no object schema");
    require(
        root.path("properties").isObject() || root.path("oneOf").isArray(),
        "",
        "has neither properties nor oneOf");
    require(
        root.path("$schema").asText().equals("http://json-schema.org/draft-07/schema#"),
        "",
        "is not draft-07");
    Set<String> groups = new HashSet<>();
    root.path("groups").forEach(group -> groups.add(group.path("id").asText()));
    Set<String> used = new HashSet<>();
    root.path("properties").forEach(p -> used.add(p.path("group").asText("")));
    used.remove("");
    require(groups.equals(used), "", "declares other groups than it uses");
  }

  private void schema(JsonNode schema, String at) {
    schema
        .fieldNames()
        .forEachRemaining(word -> require(!FORBIDDEN.contains(word), at, "uses " + word));
    require(schema.path("type").isTextual(), at, "has no single type");
    require(
        schema.path("order").isMissingNode() || schema.path("order").isInt(),
        at,
        "has no whole order");
    values(schema, at);
    switch (schema.path("type").asText()) {
      case "object" -> object(schema, at);
      case "array" -> schema(schema.path("items"), at + "/items");
      default ->
          require(
              !schema.has("properties") && !schema.has("oneOf"), at, "is no object but has parts");
    }
  }

  private void values(JsonNode schema, String at) {
    Set<JsonNode> distinct = new HashSet<>();
    schema.path("enum").forEach(value -> require(distinct.add(value), at, "repeats " + value));
    boolean date = schema.path("format").asText().startsWith("date");
    require(!date || schema.has("pattern"), at, "is a date without a pattern");
    require(
        Set.of("", "radio", "dropdown").contains(schema.path("display_type").asText("")),
        at,
        "has an odd display_type");
    boolean described =
        schema.path("properties").isMissingNode() && schema.path("oneOf").isMissingNode();
    require(!schema.has("group") || at.lastIndexOf('/') == 0, at, "has a group but is nested");
    require(
        !schema.has("display_type") || !described || schema.has("enum"),
        at,
        "is no choice but has a display_type");
  }

  private void object(JsonNode schema, String at) {
    boolean full =
        !schema.path("properties").isEmpty()
            || schema.has("oneOf")
            || schema.path("additionalProperties").isObject();
    require(full, at, "is an empty object");
    JsonNode others = schema.path("additionalProperties");
    require(!others.isBoolean() || others.asBoolean(), at, "forbids unknown keys");
    if (others.isObject()) {
      schema(others, at + "/*");
    }
    Set<Integer> orders = new HashSet<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode value = property.getValue();
      require(
          !value.has("order") || orders.add(value.get("order").asInt()), at, "repeats an order");
      secret(property.getKey(), value, at);
      schema(value, at + "/" + property.getKey());
    }
    schema
        .path("required")
        .forEach(
            name ->
                require(
                    schema.path("properties").has(name.asText()), at, "requires a key it lacks"));
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), at);
    }
  }

  private void secret(String name, JsonNode schema, String at) {
    JsonNode holder = schema.has("items") ? schema.get("items") : schema;
    boolean text = "string".equals(holder.path("type").asText()) && !holder.has("const");
    boolean looks = text && LOOKS_SECRET.matcher(name).find();
    require(
        !looks || holder.path("airbyte_secret").asBoolean(),
        at + "/" + name,
        "looks secret but is not marked");
  }

  private void oneOf(JsonNode branches, String at) {
    Set<String> shared = null;
    Set<String> constants = new HashSet<>();
    for (JsonNode branch : branches) {
      Set<String> here = new HashSet<>();
      for (Map.Entry<String, JsonNode> property : branch.path("properties").properties()) {
        JsonNode constant = property.getValue().path("const");
        if (!constant.isMissingNode()) {
          here.add(property.getKey());
          constants.add(constant.asText());
          require(
              constant.equals(property.getValue().path("default")),
              at,
              "has a default that is not the const");
        }
      }
      require(
          branch.has("title") && branch.has("properties"),
          at,
          "has a branch without title or properties");
      schema(branch, at + "/oneOf");
      shared = shared == null ? here : shared;
      require(shared.equals(here) && here.size() == 1, at, "has not exactly one shared const");
    }
    require(constants.size() == branches.size(), at, "has branches with the same const");
  }

  private void require(boolean fulfilled, String at, String finding) {
    if (!fulfilled) {
      findings.add((at.isEmpty() ? "the specification" : at) + " " + finding);
    }
  }
}
