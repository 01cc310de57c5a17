package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A specification in which every choice that a configuration makes is already made.
 *
 * <p>A validator answers a wrong {@code oneOf} with the problems of every branch. With the branch
 * picked beforehand it reports those of that branch alone. What is valid stays the same: the
 * constant keeps the other branches out.
 */
final class ChosenSchema {
  private final SchemaDocument document;

  private ChosenSchema(JsonNode specification) {
    this.document = new SchemaDocument(specification);
  }

  static JsonNode of(JsonNode specification, JsonNode config) {
    return new ChosenSchema(specification).choose(specification, config);
  }

  private JsonNode choose(JsonNode reference, JsonNode value) {
    JsonNode resolved = document.resolve(reference);
    if (!(resolved instanceof ObjectNode schema)) {
      return resolved.isMissingNode() ? reference : resolved;
    }
    ObjectNode chosen = JsonNodeFactory.instance.objectNode();
    chosen.setAll(schema);
    // every specification is read as draft-07, whatever it calls itself
    chosen.remove("$schema");
    chosen.remove("$id");
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    schema.path("allOf").forEach(part -> parts.add(choose(part, value)));
    Choice.find(document, schema).ifPresent(choice -> decide(choice, value, chosen, parts));
    if (!parts.isEmpty()) {
      chosen.set("allOf", parts);
    }
    chooseMembers(schema, value, chosen);
    chooseEntries(schema, value, chosen);
    return chosen;
  }

  private void decide(Choice choice, JsonNode value, ObjectNode chosen, ArrayNode parts) {
    Optional<JsonNode> taken = choice.taken(value);
    if (taken.isPresent()) {
      chosen.remove("oneOf");
      parts.add(choose(taken.get(), value));
    } else if (choice.required() || value.has(choice.property())) {
      chosen.remove("oneOf");
      parts.add(undecided(choice));
    }
  }

  /** The discriminator alone: as long as it is wrong, nothing more can be said. */
  private static ObjectNode undecided(Choice choice) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putArray("required").add(choice.property());
    ArrayNode constants =
        schema.putObject("properties").putObject(choice.property()).putArray("enum");
    choice.branches().keySet().forEach(constants::add);
    return schema;
  }

  private void chooseMembers(ObjectNode schema, JsonNode value, ObjectNode chosen) {
    JsonNode named = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    if (named instanceof ObjectNode all) {
      properties.setAll(all);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String key = field.getKey();
      if (named.has(key)) {
        properties.set(key, choose(named.get(key), field.getValue()));
      } else if (others.isObject() && !schema.has("patternProperties")) {
        properties.set(key, choose(others, field.getValue()));
      }
    }
    if (!properties.isEmpty()) {
      chosen.set("properties", properties);
    }
  }

  private void chooseEntries(ObjectNode schema, JsonNode value, ObjectNode chosen) {
    JsonNode items = schema.path("items");
    if (!items.isObject() || !value.isArray() || value.isEmpty()) {
      return;
    }
    ArrayNode entries = chosen.putArray("items");
    value.forEach(entry -> entries.add(choose(items, entry)));
  }
}
