package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/**
 * SQLite. The file is opened for reading only, so that a wrong path never makes a new database.
 * There is one schema, {@code main}, and streams have no namespace.
 */
final class SqliteDialect implements Dialect {

  static final String SCHEMA = "main";

  private static final String BUSY_TIMEOUT = "busy_timeout";
  private static final String BUSY_MILLIS = "30000";

  @Override
  public void requirePlace(String jdbcUrl) {
    SqliteFile.requireFile(jdbcUrl);
  }

  @Override
  public Properties properties(String jdbcUrl) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Properties properties = config.toProperties();
    if (jdbcUrl.contains(BUSY_TIMEOUT)) {
      properties.remove(BUSY_TIMEOUT); // the driver would take it instead of the URL's
    } else {
      properties.setProperty(BUSY_TIMEOUT, BUSY_MILLIS);
    }
    return properties;
  }

  /** One SELECT sees one snapshot, so only whether the file is a database is left to find out. */
  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT count(*) FROM sqlite_schema");
    }
  }

  @Override
  public List<String> schemas(Connection connection) {
    return List.of(SCHEMA);
  }

  @Override
  public List<Table> tables(Connection connection, List<String> schemas) throws SQLException {
    boolean wanted = schemas.isEmpty() || schemas.contains(SCHEMA);
    return wanted ? new SqliteCatalog(connection).tables() : List.of();
  }

  /** Counts, up to a limit, and weighs the first rows. */
  @Override
  public Optional<Estimate> estimate(
      Connection connection, TableQuery query, Optional<String> bound) throws SQLException {
    return Optional.of(new SqliteEstimate(connection, query).of(bound));
  }

  @Override
  public Failures failures() {
    return new SqliteFailures();
  }
}
