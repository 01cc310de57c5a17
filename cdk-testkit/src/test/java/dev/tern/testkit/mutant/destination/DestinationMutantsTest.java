package dev.tern.testkit.mutant.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.WatchedDestination;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.suite.Examination;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.WatchedConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of the model is found by exactly the rule it breaks. */
class DestinationMutantsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_is_found_by_its_rule_alone(Fault fault) throws Exception {
    ModelSubject subject = new ModelSubject(fault, folder);
    try (WatchedConnector connector =
        new WatchedConnector(subject.connector(), TranscriptJudge.none(), subject.patience())) {
      Examination examination =
          DestinationChecks.suite().examine(new WatchedDestination(subject, connector), connector);
      for (Profile profile : Profile.values()) {
        requireFound(fault, examination.report(profile, text -> text));
      }
    }
  }

  @Test
  void every_rule_that_is_checked_has_a_fault() {
    Set<String> broken =
        Stream.of(Fault.values())
            .map(Fault::rule)
            .filter(rule -> !rule.isEmpty())
            .collect(Collectors.toSet());
    assertThat(broken).containsExactlyInAnyOrderElementsOf(DestinationChecks.suite().checked());
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
      assertThat(said).hasSize(1);
      assertThat(said.get(0)).startsWith(fault.rule() + " ").contains(fault.words());
    }
  }
}
