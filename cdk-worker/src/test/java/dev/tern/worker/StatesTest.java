package dev.tern.worker;

import static dev.tern.worker.Lab.json;
import static dev.tern.worker.Told.LOGS;
import static dev.tern.worker.Told.TEAMS;
import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.acknowledged;
import static dev.tern.worker.Told.global;
import static dev.tern.worker.Told.legacy;
import static dev.tern.worker.Told.state;
import static dev.tern.worker.Told.stream;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.RefreshType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {

  @TempDir Path home;

  /** W10. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_stream_of_the_same_name_in_another_namespace_has_its_own_state(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(
          lab,
          connection,
          state(stream(null, "users"), "{\"at\": 1}"),
          state(stream("", "users"), "{\"at\": 2}"),
          state(stream("b", "users"), "{\"at\": 3}"),
          state(stream("b", "users"), "{\"at\": 4}"));

      assertThat(lab.worker.states().of(connection).streams())
          .containsOnly(
              Map.entry(stream(null, "users"), json("{\"at\": 1}")),
              Map.entry(stream("", "users"), json("{\"at\": 2}")),
              Map.entry(stream("b", "users"), json("{\"at\": 4}")));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_state_that_is_null_has_no_row_and_an_empty_one_has(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(
          lab, connection, state(USERS, "{\"at\": 1}"), state(TEAMS, "{}"), state(USERS, "null"));

      assertThat(lab.worker.states().export(connection))
          .isEqualTo(
              json(
                  """
                  [{"type": "STREAM", "stream": {
                    "stream_descriptor": {"name": "teams"}, "stream_state": {}}}]
                  """));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_global_state_replaces_the_one_before_it(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(
          lab,
          connection,
          global("{\"lsn\": 1}", Map.of(USERS, "{\"a\": 1}", TEAMS, "{\"b\": 1}")),
          global("{\"lsn\": 2}", Map.of(USERS, "{\"a\": 2}", LOGS, "{}")));

      assertThat(lab.worker.states().export(connection))
          .isEqualTo(
              json(
                  """
                  [{"type": "GLOBAL", "global": {"shared_state": {"lsn": 2}, "stream_states": [
                    {"stream_descriptor": {"name": "users"}, "stream_state": {"a": 2}},
                    {"stream_descriptor": {"namespace": "audit", "name": "logs"}, "stream_state": {}}]}}]
                  """));
    }
  }

  /** W9. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void kinds_of_state_do_not_mix(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(lab, connection, state(USERS, "{\"at\": 1}"));

      assertThatThrownBy(() -> commit(lab, connection, global("{}", Map.of())))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "The source sent a GLOBAL state, and the connection has STREAM ones: reset its"
                  + " state, then sync from the beginning.");
      assertThat(lab.worker.states().of(connection).streams()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_legacy_state_gives_way_to_the_kinds_that_came_after_it(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(lab, connection, legacy("{\"users\": {\"at\": 1}}"));
      JsonNode old = lab.worker.states().export(connection);
      commit(lab, connection, state(USERS, "{\"at\": 1}"));

      assertThat(old)
          .isEqualTo(json("[{\"type\": \"LEGACY\", \"data\": {\"users\": {\"at\": 1}}}]"));
      assertThat(lab.worker.states().of(connection).streams()).containsOnlyKeys(USERS);
      assertThat(lab.worker.states().of(connection).legacy()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_legacy_state_cannot_be_reset_in_part(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(lab, connection, legacy("{\"users\": 1}"));

      assertThatThrownBy(() -> lab.worker.states().reset(connection, List.of(USERS)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("LEGACY, one for all streams");
      assertThatThrownBy(() -> lab.run(connection, SyncRequest.clear(List.of(USERS))))
          .isInstanceOf(ConfigException.class);
      lab.worker.states().reset(connection);
      assertThat(lab.worker.states().export(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_all_streams_share_goes_with_the_last_of_them(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(lab, connection, global("{\"lsn\": 1}", Map.of(USERS, "{}", LOGS, "{}")));

      lab.worker.states().reset(connection, List.of(USERS));
      assertThat(lab.worker.states().of(connection).shared()).isPresent();
      lab.worker.states().reset(connection, List.of(LOGS));
      assertThat(lab.worker.states().of(connection).type()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_rollback_goes_back_to_a_checkpoint_and_says_what_comes_again(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      for (int i = 1; i <= 30; i++) {
        commit(lab, connection, state(USERS, "{\"at\": " + i + "}"), state(TEAMS, "{}"));
      }
      List<Checkpoint> history =
          lab.worker.states().checkpoints(connection).stream()
              .filter(checkpoint -> checkpoint.stream().filter(USERS::equals).isPresent())
              .toList();
      Checkpoint older = history.get(10);

      assertThat(lab.worker.states().repeatedBy(connection, older)).isEqualTo(10);
      lab.worker.states().rollback(connection, older);

      assertThat(lab.worker.states().of(connection).of(USERS)).contains(json("{\"at\": 20}"));
      assertThat(lab.worker.states().of(connection).of(TEAMS)).contains(json("{}"));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_rollback_to_rows_that_were_let_go_is_refused(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      commit(lab, connection, state(USERS, "{\"at\": 1}"));
      Checkpoint before = lab.worker.states().checkpoints(connection).get(0);
      lab.script.add((plan, journal) -> succeeded());
      lab.run(connection, SyncRequest.refresh(RefreshType.TRUNCATE, List.of(USERS)));

      assertThatThrownBy(() -> lab.worker.states().rollback(connection, before))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("began stream 'users' anew: going back to it would miss rows");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_last_checkpoints_of_a_stream_are_kept_and_the_last_of_every_job(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      for (int job = 0; job < 3; job++) {
        AirbyteStateMessage[] states = new AirbyteStateMessage[30];
        for (int i = 0; i < states.length; i++) {
          states[i] = state(USERS, "{\"at\": " + (100 * job + i) + "}");
        }
        commit(lab, connection, states);
      }

      assertThat(lab.worker.states().checkpoints(connection))
          .hasSize(22)
          .extracting(checkpoint -> checkpoint.state().path("at").asInt())
          .startsWith(229, 228)
          .endsWith(210, 129, 29);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nothing_changes_a_state_while_a_sync_runs(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(
          connection,
          (plan, journal) -> {
            assertThatThrownBy(() -> lab.worker.states().reset(connection))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                    "is in use by process " + ProcessHandle.current().pid() + " on ");
            return succeeded();
          });
    }
  }

  private static void commit(Lab lab, Connection connection, AirbyteStateMessage... states) {
    lab.sync(
        connection,
        (plan, journal) -> {
          for (AirbyteStateMessage state : states) {
            journal.commit(acknowledged(state, 1));
          }
          return succeeded();
        });
  }
}
