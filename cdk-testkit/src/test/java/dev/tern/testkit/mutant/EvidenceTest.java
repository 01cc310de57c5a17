package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person finds what a finding about many runs speaks of. */
class EvidenceTest {

  @Test
  void a_field_that_no_record_has_is_told_with_what_the_source_warned_of() throws Exception {
    SourceMutant mutant =
        RecordMutants.all().stream()
            .filter(it -> it.expected().word().contains("the source warns of it"))
            .findFirst()
            .orElseThrow();

    Finding finding =
        finding(
            SourceExam.reports(mutant.subject().get(), mutant.suite().only(Set.of("SRC-5"))).get(0),
            "SRC-5");

    assertThat(finding.message())
        .endsWith("Only if no record ever has one, name it in unseenFields().");
    assertThat(finding.evidence())
        .singleElement()
        .satisfies(line -> assertThat(line.text()).contains("does not declare [nmae]"));
  }

  private static Report report(String rule) throws InterruptedException {
    SourceMutant mutant =
        StateMutants.all().stream()
            .filter(it -> it.expected().rule().equals(rule))
            .findFirst()
            .orElseThrow();
    return SourceExam.reports(mutant.subject().get(), mutant.suite().only(Set.of(rule))).get(0);
  }

  private static Finding finding(Report report, String rule) {
    return report.findings().stream()
        .filter(it -> it.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"SRC-15, of_another_shape", "SRC-14, stream_state"})
  void an_odd_state_is_shown_as_it_was_given(String rule, String part) throws Exception {
    Finding finding = finding(report(rule), rule);

    assertThat(finding.outcome()).isIn(Outcome.FAILED, Outcome.WARNED);
    Finding.Evidence state = finding.evidence().get(0);
    assertThat(state.where()).endsWith(", --state");
    assertThat(state.text()).startsWith("[{\"type\":\"STREAM\"").contains(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ-14", "READ-15"})
  void a_loss_points_at_the_line_of_the_state_in_a_run_of_a_name_of_its_own(String rule)
      throws Exception {
    Report report = report(rule);

    Finding finding = finding(report, rule);
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
