package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code oneOf} whose branches are told apart by one constant property.
 *
 * @param property the discriminator
 * @param branches by the discriminator's value, in document order
 * @param required whether every branch requires the discriminator
 */
record Choice(String property, Map<JsonNode, JsonNode> branches, boolean required) {

  /**
   * The choice that the schema offers, if its branches have a property with a different constant
   * each.
   */
  static Optional<Choice> find(SchemaDocument document, JsonNode schema) {
    JsonNode oneOf = schema.path("oneOf");
    if (!oneOf.isArray() || oneOf.isEmpty()) {
      return Optional.empty();
    }
    JsonNode first = document.resolve(oneOf.get(0));
    for (Map.Entry<String, JsonNode> property : first.path("properties").properties()) {
      Optional<Choice> choice = by(property.getKey(), document, oneOf);
      if (choice.isPresent()) {
        return choice;
      }
    }
    return Optional.empty();
  }

  private static Optional<Choice> by(String property, SchemaDocument document, JsonNode oneOf) {
    Map<JsonNode, JsonNode> branches = new LinkedHashMap<>();
    boolean required = true;
    for (JsonNode entry : oneOf) {
      JsonNode branch = document.resolve(entry);
      JsonNode constant = constant(branch.path("properties").path(property));
      if (constant.isMissingNode() || branches.put(constant, branch) != null) {
        return Optional.empty();
      }
      required &= requires(branch, property);
    }
    return Optional.of(new Choice(property, branches, required));
  }

  /** Older specifications write a constant as an enum of one value. */
  private static JsonNode constant(JsonNode schema) {
    JsonNode values = schema.path("enum");
    return schema.has("const") || values.size() != 1 ? schema.path("const") : values.get(0);
  }

  private static boolean requires(JsonNode branch, String property) {
    Set<String> required = new HashSet<>();
    branch.path("required").forEach(name -> required.add(name.asText()));
    return required.contains(property);
  }

  /** The branch that the configuration takes. */
  Optional<JsonNode> taken(JsonNode config) {
    return Optional.ofNullable(branches.get(config.path(property)));
  }
}
