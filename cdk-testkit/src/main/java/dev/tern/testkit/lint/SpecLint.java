package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether a form can be drawn from a connection specification. */
final class SpecLint {

  private static final List<String> UNUSABLE =
      List.of(
          "not",
          "anyOf",
          "allOf",
          "if",
          "then",
          "else",
          "patternProperties",
          "prefixItems",
          "dependencies",
          "dependentSchemas",
          "dependentRequired");

  private static final Pattern SOUNDS_SECRET =
      Pattern.compile(
          "passw|secret|token|credential_?json|certificate|passphrase"
              + "|(api|access|private|extra|client|ssh)_?keys?$");

  private static final Pattern NO_SECRET = Pattern.compile("token_?(url|uri|endpoint|expir|type)");

  private static final Pattern DATE_PATTERN =
      Pattern.compile("(\\\\d|\\[0-9])\\{4}\\)?\\\\?-\\(?(\\\\d|\\[0-9])\\{2}");

  private final Verdicts verdicts;
  private final Spot spot;
  private final Set<String> notSecret;

  SpecLint(Verdicts verdicts, Spot spot, Set<String> notSecret) {
    this.verdicts = verdicts;
    this.spot = spot;
    this.notSecret = notSecret;
  }

  /** Looks at all of a specification, which is a valid schema. */
  void look(JsonNode specification) {
    groups(specification);
    Schemas.walk(specification, this::part);
  }

  private void rule(boolean fulfilled, int number, String at, String what) {
    String place = at.isEmpty() ? "The specification" : "Option " + at;
    verdicts.require(fulfilled, "LINT-SPEC-" + number, spot, place + " " + what);
  }

  private void part(String at, JsonNode schema) {
    if (!schema.isObject()) {
      return;
    }
    values(at, schema);
    words(at, schema);
    options(at, schema);
    if (schema.path("oneOf").isArray()) {
      new VariantLint(verdicts, spot, at).look(schema);
    }
  }

  private void values(String at, JsonNode schema) {
    Set<JsonNode> distinct = new HashSet<>();
    schema.path("enum").forEach(distinct::add);
    rule(distinct.size() == schema.path("enum").size(), 1, at, "has an enum with a value twice");
    boolean settled = !schema.has("const") || !schema.has("default");
    rule(
        settled || schema.get("const").equals(schema.get("default")),
        5,
        at,
        "has a default that is not its const");
    rule(!schema.path("type").isArray(), 6, at, "has a list of types");
    rule(
        !Schemas.isOfType(schema, "array") || isTyped(schema.path("items")),
        8,
        at,
        "is a list, and does not say of what");
    boolean date = schema.path("format").asText().startsWith("date");
    boolean pattern = schema.has("pattern");
    rule(!date || pattern, 10, at, "is a date without a pattern");
    rule(
        date || !DATE_PATTERN.matcher(schema.path("pattern").asText()).find(),
        11,
        at,
        "has the pattern of a date and no format");
  }

  private static boolean isTyped(JsonNode items) {
    return items.has("type") || items.has("oneOf") || items.has("enum") || items.has("$ref");
  }

  private void words(String at, JsonNode schema) {
    for (String word : UNUSABLE) {
      rule(!schema.has(word), 9, at, "uses '" + word + "'");
    }
    boolean choice = schema.has("enum") || schema.has("oneOf");
    String display = schema.path("display_type").asText("");
    boolean known = display.isEmpty() || display.equals("dropdown") || display.equals("radio");
    rule(known, 14, at, "has display_type '" + display + "'");
    rule(!known || display.isEmpty() || choice, 14, at, "has a display_type and is no choice");
    boolean full =
        !schema.path("properties").isEmpty()
            || schema.has("oneOf")
            || schema.has("$ref")
            || schema.path("additionalProperties").isObject();
    rule(
        full || at.isEmpty() || at.endsWith("/oneOf") || !Schemas.isOfType(schema, "object"),
        7,
        at,
        "is an object of nothing");
  }

  private void options(String at, JsonNode schema) {
    JsonNode properties = schema.path("properties");
    Set<String> orders = new HashSet<>();
    for (Map.Entry<String, JsonNode> option : properties.properties()) {
      String place = at + "/" + option.getKey();
      JsonNode order = option.getValue().path("order");
      rule(
          order.isMissingNode() || orders.add(order.asText()),
          12,
          place,
          "has the order of another one: " + order.asText());
      secret(option.getKey(), place, option.getValue());
      boolean top = at.isEmpty();
      rule(top || !option.getValue().has("group"), 13, place, "is nested and has a group");
    }
    for (JsonNode name : schema.path("required")) {
      boolean listed = properties.has(name.asText()) || schema.has("oneOf");
      rule(listed, 16, at + "/" + name.asText(), "is required and not listed");
    }
    reference(at, schema.path("$ref").asText());
  }

  private void reference(String at, String reference) {
    rule(
        reference.isEmpty() || reference.startsWith("#/definitions/"),
        16,
        at,
        "refers to '" + reference + "'");
  }

  private void secret(String name, String at, JsonNode option) {
    JsonNode holder = option.path("items").isObject() ? option.path("items") : option;
    boolean text =
        Schemas.isOfType(holder, "string") && !holder.has("const") && !holder.has("enum");
    String lower = name.toLowerCase(Locale.ROOT);
    boolean sounds = SOUNDS_SECRET.matcher(lower).find() && !NO_SECRET.matcher(lower).find();
    boolean marked =
        option.path("airbyte_secret").asBoolean() || holder.path("airbyte_secret").asBoolean();
    verdicts.require(
        marked || !text || !sounds || notSecret.contains(name),
        "ANY-8",
        spot,
        "Option " + at + " sounds secret and is not marked airbyte_secret");
  }

  private void groups(JsonNode specification) {
    Set<String> known = new HashSet<>();
    specification.path("groups").forEach(group -> known.add(group.path("id").asText()));
    for (Map.Entry<String, JsonNode> option : specification.path("properties").properties()) {
      String group = option.getValue().path("group").asText();
      rule(
          group.isEmpty() || known.isEmpty() || known.contains(group),
          13,
          "/" + option.getKey(),
          "is in group '" + group + "', which is not listed");
    }
  }
}
