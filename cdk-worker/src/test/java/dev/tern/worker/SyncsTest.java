package dev.tern.worker;

import static dev.tern.worker.Lab.json;
import static dev.tern.worker.Lab.object;
import static dev.tern.worker.Told.LOGS;
import static dev.tern.worker.Told.TEAMS;
import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.acknowledged;
import static dev.tern.worker.Told.failed;
import static dev.tern.worker.Told.partial;
import static dev.tern.worker.Told.state;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.RefreshType;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncsTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_sync_goes_on_where_the_last_acknowledged_state_was(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();

      SyncOutcome first =
          lab.sync(
              connection,
              (plan, journal) -> {
                journal.commit(acknowledged(state(USERS, "{\"at\": 1.10}"), 5));
                journal.commit(acknowledged(state(USERS, "{\"at\": 2.10}"), 7));
                return succeeded();
              });
      lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(first.job().status()).isEqualTo(Job.Status.SUCCEEDED);
      assertThat(lab.plans.get(0).states()).isEmpty();
      assertThat(lab.lastPlan().states()).containsExactly(state(USERS, "{\"at\": 2.10}"));
      assertThat(lab.worker.states().checkpoints(connection))
          .extracting(checkpoint -> checkpoint.rowsEver())
          .containsExactly(12L, 5L);
      Attempt attempt = lab.worker.jobs().attempts(first.job()).get(0);
      assertThat(attempt.verdict()).contains(Attempt.Verdict.SUCCEEDED);
      assertThat(lab.worker.jobs().totals(attempt).recordsCommitted()).isEqualTo(12);
      assertThat(lab.worker.jobs().streams(attempt).get(0).recordsCommitted()).isEqualTo(12);
    }
  }

  /** As it was looked up before: a sync would run on what the deletion has left. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_connection_that_was_deleted_meanwhile_is_neither_run_nor_changed(Database database)
      throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      Connections connections = lab.worker.connections();
      connections.delete(connection);

      String gone = "is not there any more: it was deleted meanwhile";
      assertThatThrownBy(() -> lab.sync(connection, (plan, journal) -> succeeded()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(gone);
      assertThat(lab.plans).isEmpty();
      assertThatThrownBy(() -> connections.select(connection, connections.choices(connection)))
          .hasMessageContaining(gone);
      assertThat(connections.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_job_is_the_sync_and_full_refreshes_begin_a_generation(Database database)
      throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(connection, (plan, journal) -> succeeded());
      SyncOutcome second = lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(numbers(lab.lastPlan(), USERS)).containsExactly(second.job().id(), 0L, 0L);
      assertThat(numbers(lab.lastPlan(), TEAMS)).containsExactly(second.job().id(), 2L, 2L);
      assertThat(numbers(lab.lastPlan(), LOGS)).containsExactly(second.job().id(), 2L, 2L);
    }
  }

  /** W12. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_second_attempt_goes_on_with_the_full_refresh_that_can(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.script.add(
          (plan, journal) -> {
            journal.commit(acknowledged(state(TEAMS, "{\"page\": 3}"), 30));
            journal.commit(acknowledged(state(LOGS, "{}"), 1));
            return partial();
          });
      lab.script.add((plan, journal) -> succeeded());

      lab.run(connection, SyncRequest.sync().retrying(RetryPolicy.attempts(2)));

      assertThat(numbers(lab.lastPlan(), TEAMS)).endsWith(1L, 1L);
      assertThat(numbers(lab.lastPlan(), LOGS)).endsWith(2L, 2L);
      assertThat(lab.lastPlan().states()).containsExactly(state(TEAMS, "{\"page\": 3}"));
    }
  }

  /** W13. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void an_interrupted_refresh_keeps_its_generation_until_it_is_done(Database database)
      throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(
          connection,
          (plan, journal) -> {
            journal.commit(acknowledged(state(USERS, "{\"at\": 9}"), 9));
            return succeeded();
          });
      lab.script.add(
          (plan, journal) -> {
            journal.commit(acknowledged(state(USERS, "{\"at\": 4}"), 4));
            return partial();
          });

      lab.run(connection, SyncRequest.refresh(RefreshType.TRUNCATE, List.of(USERS)));
      AttemptPlan refreshed = lab.lastPlan();
      lab.sync(connection, (plan, journal) -> succeeded());
      AttemptPlan resumed = lab.lastPlan();
      lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(refreshed.states()).isEmpty();
      assertThat(numbers(refreshed, USERS)).endsWith(1L, 1L);
      assertThat(resumed.states()).containsExactly(state(USERS, "{\"at\": 4}"));
      assertThat(numbers(resumed, USERS)).endsWith(1L, 1L);
      assertThat(numbers(lab.lastPlan(), USERS)).endsWith(1L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_refresh_that_merges_lets_the_old_rows_be(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.script.add((plan, journal) -> succeeded());

      lab.run(connection, SyncRequest.refresh(RefreshType.MERGE, List.of(USERS)));

      assertThat(numbers(lab.lastPlan(), USERS)).endsWith(1L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_clear_empties_its_streams_and_forgets_their_states(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(
          connection,
          (plan, journal) -> {
            journal.commit(acknowledged(state(USERS, "{\"at\": 9}"), 9));
            return succeeded();
          });
      lab.script.add((plan, journal) -> failed());

      lab.run(connection, SyncRequest.clear(List.of(USERS)));
      AttemptPlan cleared = lab.lastPlan();
      lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(cleared.source().connector().reference()).isEqualTo("clear:");
      assertThat(cleared.source().config()).isEqualTo(object("{\"all\": false}"));
      assertThat(cleared.catalog().getStreams())
          .extracting(
              StreamNames::of,
              ConfiguredAirbyteStream::getSyncMode,
              ConfiguredAirbyteStream::getDestinationSyncMode)
          .containsExactly(tuple(USERS, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE));
      assertThat(numbers(cleared, USERS)).endsWith(1L, 1L);
      assertThat(cleared.states()).isEmpty();
      // what the clear could not do, the next sync does
      assertThat(numbers(lab.lastPlan(), USERS)).endsWith(1L, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void failures_are_tried_again_after_growing_waits(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      for (int i = 0; i < 5; i++) {
        lab.script.add((plan, journal) -> failed());
      }

      SyncOutcome outcome =
          lab.run(lab.connection(), SyncRequest.sync().retrying(RetryPolicy.platform()));

      assertThat(outcome.job().status()).isEqualTo(Job.Status.FAILED);
      assertThat(lab.waits).extracting(Duration::toSeconds).containsExactly(10L, 30L, 90L, 270L);
      List<Attempt> attempts = lab.worker.jobs().attempts(outcome.job());
      assertThat(attempts).extracting(Attempt::attemptNumber).containsExactly(0, 1, 2, 3, 4);
      assertThat(attempts.get(0).failureSummary().orElseThrow().at("/failures/0/failureType"))
          .isEqualTo(json("\"system_error\""));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_only_a_person_can_mend_is_not_tried_again(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      lab.script.add(
          (plan, journal) ->
              failed(Verdict.FAILED, FailureType.CONFIG_ERROR, "The token first-token is old."));

      SyncOutcome outcome =
          lab.run(lab.connection(), SyncRequest.sync().retrying(RetryPolicy.platform()));

      assertThat(outcome.attempts()).hasSize(1);
      assertThat(outcome.last().failures().get(0).message())
          .isEqualTo("The token ********** is old.");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_stop_ends_the_wait_for_the_next_attempt(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      lab.script.add(
          (plan, journal) -> {
            lab.stop.request();
            return failed();
          });

      SyncOutcome outcome =
          lab.run(lab.connection(), SyncRequest.sync().retrying(RetryPolicy.platform()));

      assertThat(outcome.job().status()).isEqualTo(Job.Status.CANCELLED);
    }
  }

  /** W11. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_token_that_was_rotated_survives_the_crash_that_follows(Database database)
      throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      assertThatThrownBy(
              () ->
                  lab.sync(
                      connection,
                      (plan, journal) -> {
                        journal.configChanged(
                            Side.SOURCE, object("{\"host\": \"h\", \"token\": \"second\"}"));
                        throw new SystemException("The worker broke.");
                      }))
          .hasMessage("The worker broke.");

      lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(lab.lastPlan().source().config().path("token")).isEqualTo(json("\"second\""));
      Actor source = lab.worker.actors().require(connection.sourceId());
      assertThat(source.configuration().at("/token/_secret").asText()).endsWith("_v2");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_masked_token_from_a_connector_stays_what_it_is(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(
          connection,
          (plan, journal) -> {
            journal.configChanged(
                Side.SOURCE, object("{\"host\": \"other\", \"token\": \"**********\"}"));
            return succeeded();
          });
      lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(lab.lastPlan().source().config())
          .isEqualTo(object("{\"host\": \"other\", \"token\": \"first-token\"}"));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_connectors_say_is_in_the_log_of_the_attempt_without_secrets(Database database)
      throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      lab.said.add("Reading with first-token");
      SyncOutcome outcome = lab.sync(lab.connection(), (plan, journal) -> succeeded());

      Attempt attempt = lab.worker.jobs().attempts(outcome.job()).get(0);
      assertThat(Files.readString(Path.of(attempt.logPath().orElseThrow())))
          .endsWith("source INFO Reading with **********\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void streams_that_are_not_selected_cannot_be_asked_for(Database database) throws Exception {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      StreamDescriptor other = Told.stream(null, "other");

      assertThatThrownBy(() -> lab.run(connection, SyncRequest.sync().only(List.of(other))))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("no stream 'other'");
      assertThat(lab.worker.jobs().all(10)).isEmpty();
    }
  }

  private static List<Long> numbers(AttemptPlan plan, StreamDescriptor stream) {
    return plan.catalog().getStreams().stream()
        .filter(configured -> StreamNames.of(configured).equals(stream))
        .map(
            configured ->
                List.of(
                    configured.getSyncId(),
                    configured.getGenerationId(),
                    configured.getMinimumGenerationId()))
        .findFirst()
        .orElseThrow();
  }
}
