package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule is not said to hold where nothing could have shown that it does not. */
class UntriedTest {

  private static final long ROWS = 11;

  @ParameterizedTest
  @ValueSource(strings = {"READ-14", "READ-15", "SRC-11"})
  void a_source_that_goes_on_wrongly_does_not_keep_a_rule_as_it_writes_one_state_only(String rule)
      throws Exception {
    Finding finding = finding(rule, OneState::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.message()).contains("has a state between its records");
  }

  @Test
  void a_source_that_is_killed_before_its_first_state_has_nothing_to_lose() throws Exception {
    Finding finding = finding("SRC-12", LateState::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.message()).contains("No state came before a kill");
  }

  @Test
  void a_cursor_that_no_two_records_share_is_told() throws Exception {
    Finding finding = finding("READ-15", ModelSource::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(finding.message()).contains("not tried with one cursor in the records before and");
  }

  @Test
  void a_cursor_that_records_around_a_state_share_is_tried() throws Exception {
    Finding finding = finding("READ-15", Tied::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(finding.message()).endsWith("which seed 1 chooses, gives the rest.");
  }

  @Test
  void a_read_that_was_over_before_it_was_asked_to_stop_is_not_blamed_for_its_exit_code()
      throws Exception {
    Finding finding = finding("SRC-13", WithoutStatuses::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.message()).contains("ended before it could be stopped", "longConfig()");
  }

  @Test
  void a_read_that_had_given_all_when_it_stopped_shows_no_safe_point() throws Exception {
    Finding finding = finding("SRC-13", StopsAtTheEnd::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.message()).contains("ended before it could be stopped");
  }

  @Test
  void whether_records_are_left_out_is_said_not_to_be_known_where_they_are_not_declared()
      throws Exception {
    Finding finding = finding("SRC-26", ModelSource::new);

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.message())
        .contains(
            "No records are declared; not tried is whether [users, orders, tags] have more",
            "declared in expectedRecords()");
  }

  @Test
  void of_the_streams_that_are_not_declared_it_is_said_beside_those_that_are() throws Exception {
    Finding finding =
        finding("SRC-26", ModelSubject.instant(ModelSource::new).expecting(ModelStream.USERS));

    assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(finding.message())
        .startsWith(
            "The records of [users] are all given; not tried is whether [orders, tags] have more");
  }

  private static Finding finding(String rule, Function<ModelStore, ModelSource> source)
      throws InterruptedException {
    return finding(rule, ModelSubject.instant(source));
  }

  private static Finding finding(String rule, ModelSubject subject) throws InterruptedException {
    Report report = SourceExam.reports(subject, SourceSuite.suite().only(Set.of(rule))).get(0);
    return Expected.finding(report, rule);
  }

  /** Would lose a record behind a state in the middle, and writes none there. */
  private static class OneState extends ModelSource {
    OneState(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      long start = super.start(stream, state);
      return start > 0 && start < ROWS ? start + 1 : start;
    }

    @Override
    boolean checkpoints(ModelStream stream, long next) {
      return false;
    }
  }

  /** Has more records in its first stream than a kill comes behind. */
  private static final class LateState extends OneState {
    LateState(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      return stream == ModelStream.ALL.get(0) ? 2000 : super.count(stream, config);
    }
  }

  /** Says of no stream how it stands. */
  private static class WithoutStatuses extends ModelSource {
    WithoutStatuses(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return line.contains("\"STREAM_STATUS\"") ? List.of() : List.of(line);
    }
  }

  /**
   * Ends its fourth read as if it had been stopped; it has given everything by then. The first has
   * to be refused, for ENV-10.
   */
  private static final class StopsAtTheEnd extends WithoutStatuses {
    StopsAtTheEnd(ModelStore store) {
      super(store);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return reads(arguments) && store().notes.incrementAndGet() == 4 ? 143 : code;
    }
  }

  /** All records have one cursor; where it was stands in its state. */
  private static final class Tied extends ModelSource {
    Tied(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      return super.record(stream, place, config).put("at", BEFORE_THE_FIRST);
    }
  }
}
