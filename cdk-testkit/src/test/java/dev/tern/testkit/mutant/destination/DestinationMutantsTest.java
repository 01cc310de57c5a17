package dev.tern.testkit.mutant.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.DestinationTrials;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Examination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of the model is found by exactly the rule it breaks. */
class DestinationMutantsTest {

  @TempDir Path folder;

  @Test
  void the_model_has_no_finding() throws Exception {
    requireFound(Fault.NONE, DestinationChecks.writtenRules());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void a_fault_is_found_by_the_check_of_its_rule(Fault fault) throws Exception {
    requireFound(fault, Set.of(fault.rule()));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_is_found_by_its_rule_alone(Fault fault) throws Exception {
    requireFound(fault, DestinationChecks.writtenRules());
  }

  @Test
  void every_rule_that_is_checked_has_a_fault() {
    Set<String> broken =
        Stream.of(Fault.values())
            .map(Fault::rule)
            .filter(rule -> !rule.isEmpty())
            .collect(Collectors.toSet());
    assertThat(broken).containsExactlyInAnyOrderElementsOf(DestinationChecks.writtenRules());
  }

  private void requireFound(Fault fault, Set<String> rules) throws Exception {
    ModelSubject subject = new ModelSubject(fault, folder);
    LintJudge judge = new LintJudge(Subject.DESTINATION, subject, Optional.empty());
    try (DestinationTrials trials = new DestinationTrials(subject, judge)) {
      Examination seen = DestinationChecks.examine(trials, DestinationChecks.suite().only(rules));
      for (Profile profile : Profile.values()) {
        requireFound(fault, seen.report(profile, trials.mask()));
      }
    }
  }

  private static void requireFound(Fault fault, Report report) {
    List<Finding> found =
        report.findings().stream()
            .filter(it -> it.outcome() == Outcome.FAILED || it.outcome() == Outcome.WARNED)
            .toList();
    List<String> said =
        found.stream().map(finding -> finding.rule().id() + " " + finding.message()).toList();
    if (fault == Fault.NONE) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).as("of %s", report.findings()).hasSize(1);
      assertThat(said.get(0)).startsWith(fault.rule() + " ").contains(fault.words());
    }
  }
}
