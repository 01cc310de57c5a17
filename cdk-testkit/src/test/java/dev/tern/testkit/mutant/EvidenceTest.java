package dev.tern.testkit.mutant;

import static dev.tern.testkit.mutant.Expected.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
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

  @Test
  void a_field_that_is_misspelt_in_all_records_is_told_with_the_one_that_is_meant()
      throws Exception {
    Report report = report(ModelSubject.instant(Misspells::new), "SRC-5");

    assertThat(finding(report, "READ-4").message()).contains("a field that is not listed: nmae");
    assertThat(finding(report, "SRC-5").message())
        .isEqualTo(
            "No record has a value in [users.at, users.name]. 'nmae' is not in the schema of"
                + " 'users', and its 'name' never came: is one the misspelling of the other? If no"
                + " record ever has one, name it in unseenFields().");
  }

  @Test
  void a_field_that_came_without_a_value_is_not_taken_for_a_misspelling() throws Exception {
    Report report = report(ModelSubject.instant(NullAndMore::new), "SRC-5");

    assertThat(finding(report, "SRC-5").message())
        .startsWith("No record has a value in [users.name].")
        .doesNotContain("misspelling");
  }

  /** Calls a field otherwise than its schema does, and leaves another one out. */
  private static final class Misspells extends ModelSource {
    Misspells(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      if (stream == ModelStream.USERS) {
        record.remove("at");
        record.set("nmae", record.remove("name"));
      }
      return record;
    }
  }

  /** Has a field without a value, and another one whose name is near. */
  private static final class NullAndMore extends ModelSource {
    NullAndMore(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.USERS ? record.putNull("name").put("names", 1) : record;
    }
  }

  @Test
  void a_large_record_that_is_lost_is_shown_by_its_ends() throws Exception {
    Report report = report(ModelSubject.instant(LargeAndAhead::new), "READ-14");

    assertThat(finding(report, "READ-14").message())
        .startsWith("Cut at state 1, 'users' loses 1 of 11 records: {\"id\":4,\"at\":104")
        .contains("xxx … xxx")
        .endsWith("xxx\"}, which came behind the state.")
        .hasSizeLessThan(700);
    assertThat(finding(report, "SRC-11").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(report, "SRC-11").message()).startsWith("See READ-14: Cut at state 1");
  }

  /** Has large records, and states that are ahead of them. */
  private static final class LargeAndAhead extends ModelSource {
    LargeAndAhead(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.USERS ? record.put("name", "x".repeat(5000)) : record;
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      return super.state(stream, stream == ModelStream.USERS && next < 11 ? next + 1 : next);
    }
  }

  private static Report report(String rule) throws InterruptedException {
    SourceMutant mutant =
        StateMutants.all().stream()
            .filter(it -> it.expected().rule().equals(rule))
            .findFirst()
            .orElseThrow();
    return report(mutant.subject().get(), rule);
  }

  private static Report report(ModelSubject subject, String rule) throws InterruptedException {
    return SourceExam.reports(subject, SourceSuite.suite().only(Set.of(rule))).get(0);
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
