package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AcknowledgementTest {

  private static final String[] THREE_STATES = {
    Pair.record("a", 1),
    Pair.state("a", 1),
    Pair.record("a", 2),
    Pair.state("a", 2),
    Pair.record("a", 3),
    Pair.state("a", 3),
    Pair.status("a", "COMPLETE")
  };

  @TempDir private Path folder;

  private AttemptResult result =
      new AttemptResult(
          Verdict.FAILED, List.of(), OptionalInt.empty(), OptionalInt.empty(), Map.of(), List.of());

  private Pair run(Stub destination) {
    Pair pair = new Pair(Stub.source(0, THREE_STATES), destination.connector()).stream("a");
    result = pair.run();
    return pair;
  }

  /** W1. */
  @Test
  void a_destination_that_is_killed_after_one_answer_leaves_one_state() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("once.sh"),
            "while read -r line; do case $line in *'\"STATE\"'*)"
                + " echo \"$line\"; kill -9 $$;; esac; done");
    Pair pair =
        new Pair(Stub.source(0, THREE_STATES), Pair.connector(folder, "exec:sh " + script))
            .stream("a");
    result = pair.run();
    assertThat(pair.journal.states()).containsExactly(Map.entry("a", "{\"at\":1}"));
    assertThat(pair.journal.rows()).isEqualTo(1);
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(result.failures().get(0).origin()).isEqualTo(FailureReason.Origin.DESTINATION);
    assertThat(result.failures().get(0).message()).contains("exit code 137");
  }

  /** W3. */
  @Test
  void answers_out_of_order_never_take_a_state_back() {
    Pair pair =
        run(Stub.afterwards(states -> List.of(states.get(2), states.get(0), states.get(1))));
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":3}");
    assertThat(pair.journal.rows()).isEqualTo(3);
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(result.warnings())
        .containsExactly(
            "The destination answered a state twice, or after a later one. That changes nothing. (2"
                + " times)");
  }

  /** W3. */
  @Test
  void an_answer_that_comes_twice_counts_once() {
    Pair pair = run(Stub.afterwards(states -> List.of(states.get(2), states.get(2))));
    assertThat(pair.journal.rows()).isEqualTo(3);
    assertThat(result.warnings()).singleElement().asString().contains("answered a state twice");
  }

  /** W3. */
  @Test
  void an_answer_with_an_unknown_id_is_told_and_ignored() {
    Pair pair =
        run(
            Stub.afterwards(
                states ->
                    List.of(states.get(2).replaceAll("\"id\":\\d+", "\"id\":99"), states.get(1))));
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":2}");
    assertThat(result.warnings().get(0)).contains("was not sent");
    assertThat(result.failures().get(0).message()).contains("1 state was never acknowledged");
  }

  /** W3. */
  @Test
  void a_destination_that_drops_the_id_is_understood_by_content() {
    Pair pair =
        run(
            Stub.afterwards(
                states ->
                    states.stream().map(line -> line.replaceAll(",\"id\":\\d+", "")).toList()));
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":3}");
    assertThat(pair.journal.rows()).isEqualTo(3);
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(result.warnings()).singleElement().asString().contains("the id it was sent with");
  }

  @Test
  void platforms_refuse_a_destination_that_drops_the_id() {
    Pair pair =
        new Pair(
                Stub.source(0, THREE_STATES),
                Stub.afterwards(
                        states ->
                            states.stream()
                                .map(line -> line.replaceAll(",\"id\":\\d+", ""))
                                .toList())
                    .connector())
            .stream("a").lenient();
    assertThat(pair.run().failures().get(0).message()).contains("without the id");
    assertThat(pair.journal.commits).isEmpty();
  }

  /** W3. */
  @Test
  void a_state_whose_content_came_back_changed_is_kept_as_the_source_sent_it() {
    Pair pair =
        run(
            Stub.afterwards(
                states ->
                    states.stream().map(line -> line.replace("\"at\":3", "\"at\":77")).toList()));
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":3}");
    assertThat(result.warnings()).singleElement().asString().contains("changed the content");
  }

  @Test
  void platforms_keep_what_the_destination_sent() {
    Pair pair =
        new Pair(
                Stub.source(0, THREE_STATES),
                Stub.afterwards(states -> List.of(states.get(2).replace("\"at\":3", "\"at\":77")))
                    .connector())
            .stream("a").lenient();
    pair.run();
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":77}");
  }

  /** W4. */
  @Test
  void a_destination_that_ends_well_without_answers_has_failed() {
    Pair pair = run(Stub.afterwards(states -> List.of(states.get(0))));
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":1}");
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(result.failures())
        .singleElement()
        .extracting(FailureReason::message)
        .asString()
        .contains("2 states were never acknowledged");
    assertThat(result.destinationExit()).hasValue(0);
  }

  /** W5. */
  @Test
  void states_of_a_source_that_fails_are_committed_and_nothing_is_complete() {
    Stub destination = Stub.echo();
    Pair pair = new Pair(Stub.source(1, THREE_STATES), destination.connector()).stream("a");
    result = pair.run();
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":3}");
    assertThat(destination.lines("COMPLETE")).isEmpty();
    assertThat(destination.received).hasSize(6);
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(result.sourceExit()).hasValue(1);
    assertThat(result.failures().get(0).message()).isEqualTo("The source ended with exit code 1.");
  }

  /** P6: a destination may skip states. */
  @Test
  void an_answer_covers_all_earlier_states_of_its_stream() {
    Pair pair = run(Stub.afterwards(states -> List.of(states.get(2))));
    assertThat(pair.journal.commits).singleElement().extracting(Commit::rows).isEqualTo(3L);
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  /** P7. */
  @Test
  void counts_that_differ_are_told() {
    Pair pair = run(countingFive());
    assertThat(pair.journal.rows()).isEqualTo(3);
    assertThat(result.warnings())
        .singleElement()
        .asString()
        .contains("The destination counts 5 records under a state of 'a'; 1 passed.");
  }

  @Test
  void counts_do_not_differ_for_records_beyond_a_limit() {
    result =
        new Pair(Stub.source(0, THREE_STATES), countingFive().connector())
            .stream("a").strict().options(was -> was.atMost(2)).run();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.failures()).isEmpty();
  }

  private static Stub countingFive() {
    return Stub.afterwards(
        states ->
            states.stream()
                .map(
                    line ->
                        line.replace(
                            "\"id\":", "\"destinationStats\":{\"recordCount\":5.0},\"id\":"))
                .toList());
  }

  @Test
  void refused_records_are_counted_and_not_committed() {
    Pair pair =
        run(
            Stub.afterwards(
                states ->
                    List.of(
                        states
                            .get(2)
                            .replace(
                                "\"id\":",
                                "\"destinationStats\":{\"recordCount\":1.0,"
                                    + "\"rejectedRecordCount\":2.0},\"id\":"))));
    assertThat(pair.journal.commits.get(0).rows()).isEqualTo(1);
    assertThat(pair.journal.commits.get(0).rejected()).isEqualTo(2);
    StreamCounts counts = result.streams().values().iterator().next();
    assertThat(counts.committed()).isEqualTo(1);
    assertThat(counts.rejected()).isEqualTo(2);
  }

  @Test
  void a_journal_that_fails_ends_the_attempt_and_nothing_is_committed_after_it() {
    Pair pair = new Pair(Stub.source(0, THREE_STATES), Stub.echo().connector()).stream("a");
    pair.journal.onCommit =
        commit -> {
          throw new dev.tern.cdk.error.SystemException("The disk is full.");
        };
    result = pair.run();
    assertThat(pair.journal.commits).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message()).isEqualTo("The disk is full.");
    assertThat(result.failures().get(0).origin()).isEqualTo(FailureReason.Origin.WORKER);
  }

  @Test
  void a_count_with_a_gigabyte_of_zeros_is_no_count() {
    String state = Pair.state("a", 1);
    String counted =
        state.substring(0, state.lastIndexOf("}}"))
            + Pair.quoted(",'sourceStats':{'recordCount':1e999999999}}}");
    Stub destination = Stub.echo();

    AttemptResult result =
        new Pair(Stub.source(0, Pair.record("a", 1), counted), destination.connector())
            .stream("a").run();

    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void states_are_sent_with_ids_and_counts() {
    Stub destination = Stub.echo();
    new Pair(Stub.source(0, THREE_STATES), destination.connector()).stream("a").run();
    assertThat(destination.states())
        .element(1)
        .isEqualTo(
            Pair.quoted(
                "{'type':'STATE','state':{'type':'STREAM','stream':{'stream_descriptor':"
                    + "{'name':'a'},'stream_state':{'at':2}},'sourceStats':{'recordCount':1.0},"
                    + "'id':2}}"));
  }
}
