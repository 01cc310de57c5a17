package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers of two homes over one database of a server. */
@Timeout(60)
class SharedDatabaseTest {

  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  @TempDir Path folder;

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void wait_for_each_other_to_do_what_one_does_at_a_time() throws Exception {
    String url = PostgresServer.newDatabase();
    try (Store first = Store.open(StoreLocation.of(folder.resolve("first"), url));
        Store second = Store.open(StoreLocation.of(folder.resolve("second"), url));
        Connection looking = DriverManager.getConnection(url)) {
      Thread other = new Thread(() -> second.alone("making", told::add, () -> done.add("second")));
      first.alone(
          "making",
          told::add,
          () -> {
            other.start();
            awaitOneThatWaits(looking);
            return done.add("first");
          });
      other.join();
    }

    assertThat(done).containsExactly("first", "second");
    assertThat(told).containsExactly("another process");
  }

  private static void awaitOneThatWaits(Connection looking) {
    try (Statement statement = looking.createStatement()) {
      long waiting = 0;
      while (waiting == 0) {
        try (ResultSet row = statement.executeQuery(WAITING)) {
          row.next();
          waiting = row.getLong(1);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
