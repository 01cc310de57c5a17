package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * The open database file with its one connection.
 *
 * <p>Everything happens in transactions. A transaction is durable when {@link #transaction}
 * returns: DuckDB has then written it to the write-ahead log beside the file and synced that log.
 * For one thread at a time.
 */
final class DuckDbFile implements AutoCloseable {

  /** What the file is called in SQL. */
  static final String CATALOG = "tern";

  private final Path path;
  private final DuckDBConnection connection;

  private DuckDbFile(Path path, DuckDBConnection connection) {
    this.path = path;
    this.connection = connection;
  }

  /** Steps of one transaction. */
  interface Work {
    void run(DuckDBConnection connection) throws SQLException;
  }

  /** Makes a value of the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Opens the file, which is made with its folder when it does not exist. */
  static DuckDbFile open(Path path) {
    if (Files.isDirectory(path)) {
      throw new ConfigException(
          "The 'path' " + path + " is a folder. Name a file in it, such as warehouse.duckdb.");
    }
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw FileFailures.noFolder(path, e);
    }
    try {
      return new DuckDbFile(path, connect(path));
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    }
  }

  /**
   * The file is attached to an empty database instead of being named in the URL, where some
   * characters of a path would be read as options.
   */
  private static DuckDBConnection connect(Path path) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      // Nothing is fetched from the network, and large transactions spill beside the file.
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = " + TableName.literal(path + ".tmp"));
      statement.execute(
          "ATTACH " + TableName.literal(path.toString()) + " AS " + CATALOG + " (TYPE duckdb)");
      return connection.unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Does all steps or none. */
  void transaction(Work work) {
    boolean done = false;
    try {
      run("BEGIN TRANSACTION");
      work.run(connection);
      run("COMMIT");
      done = true;
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** Runs statements, all or none. */
  void execute(List<String> statements) {
    transaction(
        open -> {
          try (Statement statement = open.createStatement()) {
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
        });
  }

  /** All rows of a query. */
  <T> List<T> query(String sql, RowReader<T> reader) {
    List<T> rows = new ArrayList<>();
    transaction(
        open -> {
          try (Statement statement = open.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              rows.add(reader.read(row));
            }
          }
        });
    return rows;
  }

  /** Tries whether the file can be changed, and changes nothing. */
  void probe() {
    try {
      run("BEGIN TRANSACTION");
      run("CREATE SCHEMA " + CATALOG + "." + TableName.quote(SafeName.staging("")));
      run("ROLLBACK");
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    }
  }

  /** After a failure that may have ended the transaction already: only the first failure counts. */
  private void rollback() {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      FileFailures.logRollback(e);
    }
  }

  /**
   * Transactions begin with a statement, not with {@code setAutoCommit(false)}: the driver would
   * wait for a statement to begin one, and an appender is none.
   */
  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
