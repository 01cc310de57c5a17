package dev.tern.worker.store;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A kind of database that can hold the tables. */
sealed interface Engine permits SqliteEngine, FrozenSqlite, PostgresEngine {

  /** The kind of database that a location names. */
  static Engine of(StoreLocation location) {
    if (location.url().startsWith(StoreLocation.SQLITE)) {
      FrozenSqlite frozen = new FrozenSqlite(location);
      return frozen.there() ? frozen : new SqliteEngine(location);
    }
    if (location.url().startsWith(StoreLocation.POSTGRESQL)) {
      return new PostgresEngine(location);
    }
    throw new ConfigException(
        String.format(
            "The database '%s' is of no known kind. Give a file, or a URL that begins with %s or"
                + " %s.",
            location.shown().replaceFirst("[:/].*", ":…"),
            StoreLocation.SQLITE,
            StoreLocation.POSTGRESQL));
  }

  /** The folder of its migrations. */
  String name();

  /** Whether there is a database with the tables, of whatever version. Nothing is made. */
  boolean made() throws SQLException, IOException;

  /** Gives connections, set up as the tables want them. */
  DataSource source();

  /** Whether nothing can be written to it. */
  default boolean frozen() {
    return false;
  }

  /** Makes the tables, or brings older ones up to date; all of it or nothing. */
  void migrate() throws SQLException, IOException;

  /**
   * Waits until no other worker of the database has the right of this name, and takes it.
   *
   * @param waiting is told once who has it, as far as that is known, when there is somebody
   */
  Right take(String name, Consumer<String> waiting) throws SQLException;

  /** Who has a right that nobody says more of. */
  String SOMEBODY = "another process";

  /** What one process has at a time; it is taken from one that ends in whatever way. */
  @FunctionalInterface
  interface Right extends AutoCloseable {

    @Override
    void close() throws SQLException, IOException;
  }

  /** Whether what was opened is still under its name: what is written to it is found again. */
  default boolean reachable() {
    return true;
  }
}
