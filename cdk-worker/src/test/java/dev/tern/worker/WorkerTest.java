package dev.tern.worker;

import static dev.tern.worker.Lab.json;
import static dev.tern.worker.Lab.object;
import static dev.tern.worker.Told.LOGS;
import static dev.tern.worker.Told.TEAMS;
import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Workspace;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamMapping;
import dev.tern.worker.sync.StreamMapping.NamespaceFrom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_was_made_is_there_when_the_worker_is_opened_again(Database database) {
    var location = database.in(home);
    Connection made;
    try (Lab lab = new Lab(location)) {
      made = lab.connection();
    }
    try (Lab lab = new Lab(location)) {
      assertThat(lab.worker.connections().require("users to files")).isEqualTo(made);
      assertThat(lab.worker.connections().require(made.id().toString())).isEqualTo(made);
      ActorDefinition definition = lab.worker.definitions().require("exec:source");
      assertThat(definition.spec()).isEqualTo(json(Lab.SPEC));
      assertThat(definition.protocolVersion()).contains("0.2.0");
      assertThat(definition.supportsRefreshes()).isTrue();
      assertThat(definition.versioned()).isFalse();
      Actor source = lab.worker.actors().require(Side.SOURCE, "users to files");
      assertThat(lab.worker.actors().shown(source))
          .isEqualTo(object("{\"host\": \"h\", \"token\": \"**********\"}"));
      assertThat(lab.worker.actors().config(source))
          .isEqualTo(object("{\"host\": \"h\", \"token\": \"first-token\"}"));
      assertThat(lab.worker.workspaces().all()).extracting(Workspace::slug).containsOnly("default");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_configuration_that_does_not_fit_the_spec_is_refused(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      ActorDefinition definition = lab.worker.definitions().ensure("exec:source", Side.SOURCE);

      assertThatThrownBy(() -> lab.worker.actors().create(definition, "a", object("{\"host\": 7}")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("/host is 7");
      assertThat(lab.worker.actors().all(Side.SOURCE)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_is_deleted_is_not_found_and_its_name_is_free(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      Actor source = lab.worker.actors().require(Side.SOURCE, "users to files");
      Workspace other = lab.worker.workspaces().create("Other Place");
      lab.sync(connection, (plan, journal) -> succeeded());

      lab.worker.connections().delete(connection);
      lab.worker.actors().delete(source);
      lab.worker.definitions().delete(lab.worker.definitions().require("exec:source"));
      lab.worker.workspaces().delete(other);

      assertThatThrownBy(() -> lab.worker.connections().require("users to files"))
          .hasMessage("There is no connection 'users to files', and no other: create one first.");
      assertThat(lab.worker.actors().all(Side.SOURCE)).isEmpty();
      assertThat(lab.worker.definitions().all())
          .extracting(ActorDefinition::name)
          .containsExactly("exec:destination");
      assertThat(lab.worker.workspaces().all()).hasSize(1);
      assertThat(lab.worker.jobs().of(connection, 10)).hasSize(1);
      assertThat(lab.worker.actors().require(source.id()).configuration()).isEmpty();
      assertThat(lab.connection().id()).isNotEqualTo(connection.id());
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_name_that_is_taken_or_unknown_is_said_to_be(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection("a");

      assertThatThrownBy(() -> lab.connection("a"))
          .isInstanceOf(ConfigException.class)
          .hasMessage("There is a connection 'a' already: choose another name.");
      assertThatThrownBy(() -> lab.worker.connections().require("b"))
          .isInstanceOf(ConfigException.class)
          .hasMessage("There is no connection 'b'. There is a.");
      assertThatThrownBy(() -> lab.worker.actors().require(Side.SOURCE, "a"))
          .hasMessageContaining("There are 2 sources called 'a': give the id");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_source_is_asked_again_when_its_version_or_configuration_has_changed(Database database)
      throws Exception {
    Path jar = Files.writeString(home.resolve("source.jar"), "version 1");
    try (Lab lab = new Lab(database.in(home))) {
      ActorDefinition definition = lab.worker.definitions().ensure("jar:" + jar, Side.SOURCE);
      Actor actor = lab.worker.actors().create(definition, "a", object("{\"host\": \"h\"}"));

      assertThat(lab.worker.catalogs().discover(actor).cached()).isFalse();
      assertThat(lab.worker.catalogs().discover(actor).cached()).isTrue();
      assertThat(lab.worker.catalogs().discoverAnew(actor).cached()).isFalse();
      lab.worker.actors().configure(actor, object("{\"host\": \"other\"}"));
      assertThat(lab.worker.catalogs().discover(actor).cached()).isFalse();
      Files.writeString(jar, "version 2");
      assertThat(lab.worker.catalogs().discover(actor).cached()).isFalse();
      assertThat(lab.worker.catalogs().discover(actor).cached()).isTrue();
      assertThat(lab.asked).filteredOn(call -> call.startsWith("spec")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_token_that_discover_rotates_is_kept(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.rotated = Optional.of(object("{\"host\": \"h\", \"token\": \"rotated\"}"));

      Actor source = lab.worker.actors().require(connection.sourceId());
      lab.worker.catalogs().discoverAnew(source);

      assertThat(lab.worker.actors().config(source).path("token")).isEqualTo(json("\"rotated\""));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void streams_go_along_as_most_people_want_them(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      List<ConfiguredAirbyteStream> streams = Connections.catalog(lab.connection()).getStreams();

      assertThat(streams).extracting(StreamNames::of).containsExactly(USERS, TEAMS, LOGS);
      assertThat(streams)
          .extracting(ConfiguredAirbyteStream::getSyncMode)
          .containsExactly(SyncMode.INCREMENTAL, SyncMode.FULL_REFRESH, SyncMode.FULL_REFRESH);
      assertThat(streams)
          .extracting(ConfiguredAirbyteStream::getDestinationSyncMode)
          .containsExactly(
              DestinationSyncMode.APPEND_DEDUP,
              DestinationSyncMode.OVERWRITE,
              DestinationSyncMode.OVERWRITE);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_selection_can_be_changed_and_is_what_the_next_sync_moves(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      StreamChoice users =
          new StreamChoice(
              USERS,
              SyncMode.INCREMENTAL,
              DestinationSyncMode.APPEND_DEDUP,
              List.of(),
              List.of(),
              Optional.of(Set.of("id", "updated")));

      Connection chosen = lab.worker.connections().select(connection, List.of(users));
      lab.sync(chosen, (plan, journal) -> succeeded());

      assertThat(lab.worker.connections().choices(chosen).get(0).fields())
          .contains(Set.of("id", "updated"));
      assertThat(lab.lastPlan().catalog().getStreams())
          .extracting(StreamNames::of)
          .containsExactly(USERS);
      assertThat(lab.lastPlan().mapping().fields())
          .isEqualTo(Map.of(USERS, Set.of("id", "updated")));
      assertThat(lab.lastPlan().catalog().getStreams().get(0).getStream().getJsonSchema())
          .isEqualTo(
              json(
                  """
                  {"type": "object", "properties": {
                    "id": {"type": "integer"}, "updated": {"type": "string"}}}
                  """));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void names_at_the_destination_are_remembered(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection made = lab.connection();
      StreamMapping mapping =
          new StreamMapping(
              NamespaceFrom.CUSTOM_FORMAT, Optional.of("raw_${SOURCE_NAMESPACE}"), "p_");

      Connection mapped =
          lab.worker
              .connections()
              .create(
                  "mapped",
                  lab.worker.actors().require(made.sourceId()),
                  lab.worker.actors().require(made.destinationId()),
                  mapping);
      lab.sync(mapped, (plan, journal) -> succeeded());

      assertThat(lab.lastPlan().mapping()).isEqualTo(mapping);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_source_that_lost_a_key_breaks_the_connection_until_it_is_chosen_again(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.catalog =
          Lab.CATALOG
              .replace("\"id\": {\"type\": \"integer\"}, \"email\"", "\"email\"")
              .replace(", \"source_defined_primary_key\": [[\"id\"]]", "");

      CatalogDiff diff = lab.worker.catalogs().diff(connection);

      assertThat(diff.breaking()).isTrue();
      assertThat(diff.changes())
          .extracting(Object::toString)
          .containsExactly("'users' lost field 'id' (breaking)", "'users' has another primary key");
      assertThat(lab.worker.connections().require("users to files").breakingChange()).isTrue();
    }
  }
}
