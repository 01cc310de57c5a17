package dev.tern.worker;

import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.Store;
import dev.tern.worker.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** W2: workers that are killed while they make a database and the first connection in it. */
class HalfMadeDatabaseTest {

  @TempDir Path home;

  private final Lifetime lifetime = new Lifetime();

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_database_whose_making_was_killed_is_made_by_the_next(Database database) throws Exception {
    killAgainAndAgain(database, 2);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_database_whose_making_was_killed_at_any_moment_is_made_by_the_next(Database database)
      throws Exception {
    killAgainAndAgain(database, 50);
  }

  /** Of two, a kill between them would leave tables that nobody takes for those of a worker. */
  @ParameterizedTest
  @CsvSource({"airbyte_configs_migrations,actor", "airbyte_jobs_migrations,attempts"})
  void tables_and_the_note_that_they_are_there_are_one_transaction(String note, String table) {
    try (Store store = Store.open(Database.POSTGRESQL.emptyIn(home))) {
      List<String> transactions =
          store.transact(
              handle ->
                  handle
                      .createQuery(
                          "SELECT CAST(xmin AS text) FROM "
                              + note
                              + " WHERE version = '1' UNION ALL"
                              + " SELECT CAST(xmin AS text) FROM pg_class WHERE relname = '"
                              + table
                              + "'")
                      .mapTo(String.class)
                      .list());
      assertThat(transactions).hasSize(2);
      assertThat(Set.copyOf(transactions)).hasSize(1);
    }
  }

  private void killAgainAndAgain(Database database, int times) throws Exception {
    int kills = 0;
    for (int i = 0; kills < times; i++) {
      Path folder = Files.createDirectory(home.resolve(Integer.toString(i)));
      kills += cut(database.emptyIn(folder), database) ? 1 : 0;
    }
  }

  private boolean cut(StoreLocation location, Database database) throws Exception {
    Path rows = location.home().resolve("rows.txt");
    try (WorkerProcess worker = WorkerProcess.start(location, rows, 1)) {
      boolean killed = lifetime.cut(worker);
      requireUsable(location, database);
      return killed;
    }
  }

  private static void requireUsable(StoreLocation location, Database database) {
    try (Lab lab = new Lab(location)) {
      lab.connection("next");
      for (Connection connection : lab.worker.connections().all()) {
        SyncOutcome outcome = lab.sync(connection, (plan, journal) -> succeeded());
        assertThat(outcome.job().status()).isEqualTo(Job.Status.SUCCEEDED);
      }
    }
    try (Store store = Store.open(location)) {
      assertThat(database.whole(store)).isTrue();
    }
  }
}
