package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.ConfigProblem;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import java.util.List;
import java.util.Optional;

/** The specification against those of other times. */
final class SpecificationChecks {

  private SpecificationChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(
        new NamedCheck<>("ANY-3", SpecificationChecks::kept),
        new NamedCheck<>("LINT-SPEC-15", SpecificationChecks::compatible));
  }

  private static Observation kept(ConnectorTrials trials) throws InterruptedException {
    Optional<JsonNode> kept = trials.subject().keptSpecification();
    if (kept.isEmpty()) {
      return Observation.doesNotApply(
          "No specification is kept with the tests. Override keptSpecification().");
    }
    return kept.get().equals(trials.specification())
        ? Observation.holds("The specification is the kept one.")
        : Observation.broken(
            "The specification has changed at "
                + Difference.first(kept.get(), trials.specification())
                + ".");
  }

  private static Observation compatible(ConnectorTrials trials) throws InterruptedException {
    Optional<JsonNode> previous = trials.subject().previousSpecification();
    if (previous.isEmpty()) {
      return Observation.doesNotApply(
          "No earlier specification is known. Override previousSpecification().");
    }
    ConfigValidator before = new ConfigValidator(previous.get());
    ConfigValidator now = new ConfigValidator(trials.specification());
    int tried = 0;
    for (JsonNode config : SampleConfigs.of(previous.get(), trials.config())) {
      if (before.problems(config).isEmpty()) {
        tried++;
        List<ConfigProblem> problems = now.problems(config);
        if (!problems.isEmpty()) {
          return Observation.broken(
              "A configuration that fitted before is refused: " + problems.get(0) + ".");
        }
      }
    }
    return tried == 0
        ? Observation.doesNotApply("No configuration for the earlier specification was found.")
        : Observation.holds(tried + " configurations of the earlier specification still fit.");
  }
}
