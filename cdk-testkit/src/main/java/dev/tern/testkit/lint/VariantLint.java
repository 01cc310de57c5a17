package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges whether the variants of a oneOf can be told apart. */
final class VariantLint {

  private final Verdicts verdicts;
  private final Spot spot;
  private final String at;

  VariantLint(Verdicts verdicts, Spot spot, String at) {
    this.verdicts = verdicts;
    this.spot = spot;
    this.at = at.isEmpty() ? "the specification" : at;
  }

  /** Looks at a schema with variants. */
  void look(JsonNode schema) {
    verdicts.require(
        Schemas.isOfType(schema, "object"),
        "LINT-SPEC-2",
        spot,
        "The oneOf of " + at + " stands in a schema that is not of type object");
    boolean full = true;
    for (JsonNode variant : schema.path("oneOf")) {
      full &= !variant.path("properties").isEmpty();
    }
    verdicts.require(full, "LINT-SPEC-3", spot, "A variant of " + at + " has no properties");
    if (full) {
      constants(schema.path("oneOf"));
    }
  }

  private void constants(JsonNode variants) {
    Map<String, List<JsonNode>> constants = new TreeMap<>();
    for (JsonNode variant : variants) {
      for (Map.Entry<String, JsonNode> option : variant.path("properties").properties()) {
        JsonNode constant = constant(option.getValue());
        if (!constant.isMissingNode()) {
          constants.computeIfAbsent(option.getKey(), name -> new ArrayList<>()).add(constant);
        }
      }
    }
    constants.values().removeIf(values -> values.size() != variants.size());
    verdicts.require(
        constants.size() == 1,
        "LINT-SPEC-4",
        spot,
        "The variants of " + at + " share " + constants.size() + " constant options, not one");
    if (constants.size() == 1) {
      constants.forEach(this::distinct);
    }
  }

  private void distinct(String name, List<JsonNode> values) {
    boolean texts = values.stream().allMatch(JsonNode::isTextual);
    verdicts.require(
        texts && new HashSet<>(values).size() == values.size(),
        "LINT-SPEC-4",
        spot,
        "Option '" + name + "' does not tell the variants of " + at + " apart");
  }

  /** The const of an option; an enum of one value is as good. */
  private static JsonNode constant(JsonNode option) {
    boolean single = option.path("enum").size() == 1;
    return single ? option.path("enum").path(0) : option.path("const");
  }
}
