package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Subject;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a run whose output is judged. The more is known, the more rules can be seen.
 *
 * @param subject what the connector is; CONNECTOR when that is not known
 * @param spec the payload of its SPEC
 * @param config what it was given with {@code --config}
 * @param catalog what it was given with {@code --catalog}
 * @param state what it was given with {@code --state}
 * @param before what a version before had printed: the payload of its SPEC or CATALOG
 * @param notSecret names of options that sound secret and are not
 */
public record LintTask(
    Verb verb,
    Profile profile,
    Subject subject,
    Optional<JsonNode> spec,
    Optional<JsonNode> config,
    Optional<JsonNode> catalog,
    Optional<JsonNode> state,
    Optional<JsonNode> before,
    Set<String> notSecret) {

  /** Keeps its own copy. */
  public LintTask {
    notSecret = Set.copyOf(notSecret);
  }

  /** A run of which only the command is known. */
  public static LintTask of(Verb verb, Profile profile) {
    Subject subject =
        switch (verb) {
          case READ -> Subject.SOURCE;
          case WRITE -> Subject.DESTINATION;
          default -> Subject.CONNECTOR;
        };
    Optional<JsonNode> unknown = Optional.empty();
    return new LintTask(
        verb, profile, subject, unknown, unknown, unknown, unknown, unknown, Set.of());
  }

  /** The same run of a source, or of a destination. */
  public LintTask by(Subject whom) {
    return new LintTask(verb, profile, whom, spec, config, catalog, state, before, notSecret);
  }

  /** The same run, with the payload of the connector's SPEC. */
  public LintTask withSpec(JsonNode known) {
    Optional<JsonNode> more = Optional.of(known);
    return new LintTask(verb, profile, subject, more, config, catalog, state, before, notSecret);
  }

  /** The same run, with its configuration. */
  public LintTask withConfig(JsonNode known) {
    Optional<JsonNode> more = Optional.of(known);
    return new LintTask(verb, profile, subject, spec, more, catalog, state, before, notSecret);
  }

  /** The same run, with its configured catalog. */
  public LintTask withCatalog(JsonNode known) {
    Optional<JsonNode> more = Optional.of(known);
    return new LintTask(verb, profile, subject, spec, config, more, state, before, notSecret);
  }

  /** The same run, with the state it started from: the content of the file. */
  public LintTask withState(JsonNode known) {
    Optional<JsonNode> more = Optional.of(known);
    return new LintTask(verb, profile, subject, spec, config, catalog, more, before, notSecret);
  }

  /** The same run, with what the version before printed in its place. */
  public LintTask withBefore(JsonNode known) {
    Optional<JsonNode> more = Optional.of(known);
    return new LintTask(verb, profile, subject, spec, config, catalog, state, more, notSecret);
  }

  /** The same run, with names of options that sound secret and are not. */
  public LintTask withoutSecrets(Set<String> names) {
    return new LintTask(verb, profile, subject, spec, config, catalog, state, before, names);
  }

  /** The schema of configurations, when the SPEC is known and has one. */
  Optional<JsonNode> configSchema() {
    return spec.map(known -> known.path("connectionSpecification")).filter(JsonNode::isObject);
  }

  /** What hides the secrets of the configuration, as far as they are known. */
  SecretMask mask() {
    return configSchema()
        .flatMap(schema -> config.map(values -> SecretMask.of(schema, values)))
        .orElse(SecretMask.none());
  }
}
