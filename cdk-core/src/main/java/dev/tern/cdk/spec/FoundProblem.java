package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A broken keyword at its place in the configuration.
 *
 * @param place where the value stands, or should stand
 * @param keyword the keyword of the schema
 * @param schema the schema that holds the keyword
 */
record FoundProblem(Place place, String keyword, JsonNode schema) {

  ConfigProblem toProblem() {
    if ("required".equals(keyword)) {
      return ConfigProblem.missing(place.pointer(), missing());
    }
    boolean hidden = place.secret() || "additionalProperties".equals(keyword);
    Optional<String> shown = hidden ? Optional.empty() : Optional.of(ShownValue.of(place.value()));
    return new ConfigProblem(place.pointer(), Expectation.of(keyword, schema), shown);
  }

  private String missing() {
    List<String> constants = new ArrayList<>();
    schema
        .path("properties")
        .path(place.key())
        .path("enum")
        .forEach(constant -> constants.add(constant.asText()));
    return constants.isEmpty() ? "required" : "required, one of " + String.join(", ", constants);
  }

  /**
   * Of several broken keywords at one value the one with the lowest weight says enough, if it is
   * below 3.
   */
  int weight() {
    return switch (keyword) {
      case "type" -> 0;
      case "enum", "const" -> 1;
      case "pattern" -> 2;
      default -> 3;
    };
  }

  /**
   * Whether the other problem says all that this one says: a value of the wrong type breaks more
   * than its type.
   */
  boolean impliedBy(FoundProblem other) {
    boolean sameValue = place.pointer().equals(other.place.pointer());
    boolean patternCoversFormat = other.weight() == 2 && "format".equals(keyword);
    return sameValue && other.weight() < weight() && (other.weight() < 2 || patternCoversFormat);
  }
}
