package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person finds what a finding about many runs speaks of. */
class EvidenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"READ-14", "READ-15"})
  void a_loss_points_at_the_line_of_the_state_in_a_run_of_a_name_of_its_own(String rule)
      throws Exception {
    SourceMutant mutant =
        StateMutants.all().stream()
            .filter(it -> it.expected().rule().equals(rule))
            .findFirst()
            .orElseThrow();

    Report report =
        SourceExam.reports(mutant.subject().get(), mutant.suite().only(Set.of(rule))).get(0);

    Finding finding =
        report.findings().stream()
            .filter(it -> it.rule().id().equals(rule))
            .findFirst()
            .orElseThrow();
    assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(finding.evidence()).isNotEmpty();
    Finding.Evidence line = finding.evidence().get(0);
    assertThat(line.text()).contains("\"type\":\"STATE\"");
    assertThat(line.line()).isPositive();
    List<String> names = report.runs().stream().map(run -> run.name()).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).contains(line.where().replaceFirst(", stdout$", ""));
  }
}
