package dev.tern.worker;

import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCheckTest {

  private static final Duration DAY = Duration.ofHours(25);
  private static final String WITHOUT_KEY = "\"id\": {\"type\": \"integer\"}, \"email\"";

  @TempDir Path home;

  /** The key of a deduplicated stream goes. */
  private static String broken() {
    return Lab.CATALOG
        .replace(WITHOUT_KEY, "\"email\"")
        .replace("\"source_defined_primary_key\": [[\"id\"]]", "\"is_resumable\": false");
  }

  private static void sync(Lab lab) {
    lab.sync(lab.worker.connections().require("users to files"), (plan, journal) -> succeeded());
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_source_is_asked_once_a_day_whether_it_has_changed(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection();
      lab.asked.clear();
      sync(lab);
      assertThat(discoveries(lab)).isEmpty();

      lab.later(DAY);
      sync(lab);
      sync(lab);
      assertThat(discoveries(lab)).hasSize(1);
    }
  }

  private static List<String> discoveries(Lab lab) {
    return lab.asked.stream().filter(call -> call.startsWith("discover")).toList();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_change_that_breaks_a_connection_stops_it_until_somebody_looks(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection();
      lab.catalog = broken();
      lab.later(DAY);

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> sync(lab))
            .isInstanceOf(ConfigException.class)
            .hasMessage(
                "The source of 'users to files' has changed, and it cannot go on like this: 'users'"
                    + " lost field 'id' (breaking). See its catalog diff, then select its streams"
                    + " anew.");
      }
      assertThat(lab.worker.jobs().all(10)).isEmpty();
      lab.script.clear();

      Connection connection = lab.worker.connections().require("users to files");
      lab.script.add((plan, journal) -> succeeded());
      assertThat(lab.run(connection, SyncRequest.clear(List.of())).job().status())
          .as("to clear, no source is needed")
          .isEqualTo(Job.Status.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_source_that_is_as_it_was_again_goes_on(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection();
      lab.catalog = broken();
      lab.later(DAY);
      assertThatThrownBy(() -> sync(lab)).isInstanceOf(ConfigException.class);
      lab.script.clear();
      lab.catalog = Lab.CATALOG;

      sync(lab);
      assertThat(lab.worker.connections().require("users to files").breakingChange()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_change_that_breaks_nothing_is_left_alone(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection();
      lab.catalog = Lab.CATALOG.replace("\"email\"", "\"mail\"").replace("\"logs\"", "\"events\"");
      lab.later(DAY);
      sync(lab);

      assertThat(lab.lastPlan().catalog().getStreams()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_source_that_does_not_say_is_read_all_the_same(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      lab.connection();
      lab.catalog = "";
      lab.later(DAY);
      sync(lab);

      assertThat(lab.plans).hasSize(1);
    }
  }
}
