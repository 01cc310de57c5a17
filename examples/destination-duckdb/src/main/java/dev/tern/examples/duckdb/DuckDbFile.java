package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * The open database file.
 *
 * <p>It is open for this process alone until it is closed. All connections see the same file.
 */
final class DuckDbFile implements AutoCloseable {

  /** What the file is called in SQL. */
  static final String CATALOG = "tern";

  private final Path path;
  private final DuckDBConnection root;

  private DuckDbFile(Path path, DuckDBConnection root) {
    this.path = path;
    this.root = root;
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
      return new DuckDbFile(path, attach(path));
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    }
  }

  /**
   * The file is attached to an empty database instead of being named in the URL, where some
   * characters of a path would be read as options.
   */
  private static DuckDBConnection attach(Path path) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      // Nothing is fetched from the network, and large transactions spill beside the file.
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET temp_directory = " + literal(path + ".tmp"));
      statement.execute("ATTACH " + literal(path.toString()) + " AS " + CATALOG + " (TYPE duckdb)");
      return connection.unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Another connection to the file. */
  DuckDBConnection connect() throws SQLException {
    DuckDBConnection connection = root.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    }
  }

  private static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
