package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import java.sql.SQLException;
import java.util.Set;

/** What SQLite's errors mean: it has result codes where servers have SQLSTATEs. */
final class SqliteFailures extends Failures {

  private static final int PRIMARY = 0xff;
  private static final int CANNOT_OPEN = 14;
  private static final int NO_DATABASE = 26;
  private static final Set<Integer> BUSY_LOCKED_MEMORY_IO = Set.of(5, 6, 7, 10);

  @Override
  ConnectorException connecting(SQLException e) {
    return switch (e.getErrorCode() & PRIMARY) {
      case CANNOT_OPEN ->
          new ConfigException(
              "The file that 'jdbc_url' names is not there or may not be read. Correct the path.",
              e);
      case NO_DATABASE ->
          new ConfigException(
              "The file that 'jdbc_url' names is no SQLite database. Correct the path.", e);
      default -> super.connecting(e);
    };
  }

  @Override
  boolean isTransient(SQLException e) {
    return BUSY_LOCKED_MEMORY_IO.contains(e.getErrorCode() & PRIMARY);
  }
}
