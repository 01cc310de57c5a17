package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.message.RecordValidator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The judge of configurations by one connection specification (CMD-6).
 *
 * <p>Immutable, safe for threads. The validator library is loaded by the first configuration that
 * it takes to judge, not before.
 */
public final class ConfigValidator {
  private final JsonNode specification;

  /** Judges by the specification, read as a draft-07 schema with formats asserted. */
  public ConfigValidator(JsonNode connectionSpecification) {
    this.specification = connectionSpecification;
  }

  /**
   * Every problem, in document order; empty when the configuration is valid. Secrets are not shown.
   * Of a {@code oneOf} only the problems of the branch that its discriminator names.
   *
   * @throws dev.tern.cdk.error.SystemException when the specification is no valid schema
   */
  public List<ConfigProblem> problems(JsonNode config) {
    if (!config.isObject()) {
      return List.of(
          new ConfigProblem("", "expected an object", Optional.of(ShownValue.kind(config))));
    }
    if (fits(config)) {
      return List.of();
    }
    JsonNode chosen = ChosenSchema.of(specification, config);
    return new ErrorTranslator(specification, chosen, config)
        .translate(SchemaCheck.errors(chosen, config));
  }

  /** Says yes without the general validator, whose classes take time to load. */
  private boolean fits(JsonNode config) {
    if (!RecordValidator.walks(specification)) {
      return false;
    }
    try {
      byte[] json = ProtocolJson.bytes(config);
      return RecordValidator.of(specification).problem(json, 0, json.length).isEmpty();
    } catch (IOException e) {
      return false; // a number with more zeros than anyone writes out
    }
  }

  /**
   * One sentence for each key that the specification does not know, with the known key that it
   * resembles.
   */
  public List<String> warnings(JsonNode config) {
    return UnknownKeys.in(specification, config);
  }

  /**
   * Lets a valid configuration pass.
   *
   * @throws ConfigException whose message lists all problems, followed by the unknown keys
   */
  public void require(JsonNode config) {
    List<ConfigProblem> problems = problems(config);
    if (problems.isEmpty()) {
      return;
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    String list = problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; "));
    String unknown =
        warnings(config).stream().map(text -> " " + text).collect(Collectors.joining());
    throw new ConfigException(count + " in the configuration: " + list + "." + unknown);
  }
}
