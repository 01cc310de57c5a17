package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a run whose output is judged. The more is known, the more rules can be seen.
 *
 * @param subject what the connector is; CONNECTOR when that is not known
 * @param known what it was given, and what it is known for
 * @param notSecret names of options that sound secret and are not
 */
public record LintTask(
    Verb verb,
    Profile profile,
    Subject subject,
    Map<Known, JsonNode> known,
    Set<String> notSecret) {

  /** What can be known. */
  public enum Known {
    /** The payload of its SPEC. */
    SPEC,
    /** What it was given with {@code --config}. */
    CONFIG,
    /** What it was given with {@code --catalog}. */
    CATALOG,
    /** What it was given with {@code --state}. */
    STATE,
    /** What a version before had printed: the payload of its SPEC or CATALOG. */
    BEFORE
  }

  /** Keeps its own copies. */
  public LintTask {
    known = Map.copyOf(known);
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
    return new LintTask(verb, profile, subject, Map.of(), Set.of());
  }

  /** The same run of a source, or of a destination. */
  public LintTask by(Subject whom) {
    return new LintTask(verb, profile, whom, known, notSecret);
  }

  /** The same run, with the payload of the connector's SPEC. */
  public LintTask withSpec(JsonNode spec) {
    return with(Known.SPEC, spec);
  }

  /** The same run, with its configuration. */
  public LintTask withConfig(JsonNode config) {
    return with(Known.CONFIG, config);
  }

  /** The same run, with its configured catalog. */
  public LintTask withCatalog(JsonNode catalog) {
    return with(Known.CATALOG, catalog);
  }

  /** The same run, with the state it started from: the content of the file. */
  public LintTask withState(JsonNode state) {
    return with(Known.STATE, state);
  }

  /** The same run, with what the version before printed in its place. */
  public LintTask withBefore(JsonNode before) {
    return with(Known.BEFORE, before);
  }

  private LintTask with(Known what, JsonNode value) {
    Map<Known, JsonNode> more = new EnumMap<>(Known.class);
    more.putAll(known);
    more.put(what, value);
    return new LintTask(verb, profile, subject, more, notSecret);
  }

  /** The same run, with names of options that sound secret and are not. */
  public LintTask withoutSecrets(Set<String> names) {
    return new LintTask(verb, profile, subject, known, names);
  }

  Optional<JsonNode> find(Known what) {
    return Optional.ofNullable(known.get(what));
  }

  /** The schema of configurations, when the SPEC is known and has one. */
  Optional<JsonNode> configSchema() {
    return find(Known.SPEC)
        .map(spec -> spec.path("connectionSpecification"))
        .filter(JsonNode::isObject);
  }

  /** What hides the secrets of the configuration, as far as they are known. */
  SecretMask mask() {
    return configSchema()
        .flatMap(schema -> find(Known.CONFIG).map(values -> SecretMask.of(schema, values)))
        .orElse(SecretMask.none());
  }
}
