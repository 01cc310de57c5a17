package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.Limit;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** A source with one stream for every table and view of a database. */
public final class DatabaseSource extends AbstractSource<DatabaseConfig> {

  private @Nullable ConnectionPool pool;

  /** Runs one command. Drivers log what they cannot parse, which may be a password: not here. */
  public static void main(String[] args) {
    LogManager.getLogManager().reset();
    System.exit(SourceRunner.run(new DatabaseSource(), args));
  }

  /** A database that is away right now is an answer to give, not a failure of the command. */
  @Override
  protected void check(DatabaseConfig config) {
    try {
      List<String> missing = missingSchemas(config);
      if (!missing.isEmpty()) {
        throw new ConfigException(
            "The database has no schema " + missing + ". Correct 'schemas' or leave it empty.");
      }
    } catch (TransientException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  protected List<? extends SourceStream> streams(DatabaseConfig config) {
    Dialect dialect = Dialect.of(config.jdbcUrl());
    Connections connections = new Connections(dialect, config);
    ConnectionPool shared = new ConnectionPool(connections);
    Limit limit = Limit.of("connections", config.connections());
    pool = shared;
    try (Connection connection = connections.open()) {
      return dialect.tables(connection, config.schemas()).stream()
          .map(table -> new TableStream(table, new TableAccess(shared, limit, config)))
          .toList();
    } catch (SQLException e) {
      throw dialect.failures().reading("the list of tables", e);
    }
  }

  @Override
  protected int concurrency(DatabaseConfig config) {
    return config.workers().orElseGet(() -> super.concurrency(config));
  }

  @Override
  protected void close() {
    ConnectionPool open = pool;
    if (open != null) {
      open.close();
    }
  }

  private static List<String> missingSchemas(DatabaseConfig config) {
    Dialect dialect = Dialect.of(config.jdbcUrl());
    try (Connection connection = new Connections(dialect, config).open()) {
      List<String> known = dialect.schemas(connection);
      return config.schemas().stream().filter(schema -> !known.contains(schema)).toList();
    } catch (SQLException e) {
      throw dialect.failures().reading("the list of schemas", e);
    }
  }
}
