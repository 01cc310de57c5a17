package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The scalars of a configuration that stand at or under a path marked {@code airbyte_secret}. */
final class SecretValues {

  private SecretValues() {}

  static Set<JsonNode> in(JsonNode specification, JsonNode config) {
    Set<JsonNode> values = new LinkedHashSet<>();
    SecretPlaces.in(specification, config).forEach(place -> values.add(config.at(place)));
    return values;
  }
}
