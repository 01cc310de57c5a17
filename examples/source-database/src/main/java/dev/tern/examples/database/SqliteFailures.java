package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.TransientException;
import java.sql.SQLException;
import java.util.Set;

/** What SQLite's errors mean: it has result codes where servers have SQLSTATEs. */
final class SqliteFailures extends Failures {

  private static final int PRIMARY = 0xff;
  private static final int CANNOT_OPEN = 14;
  private static final int NO_DATABASE = 26;
  private static final int CORRUPT = 11;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int MEMORY = 7;
  private static final int IO = 10;

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
      case BUSY, LOCKED ->
          new TransientException(
              "The file that 'jdbc_url' names is locked by another program. Try again when that is"
                  + " done.",
              e);
      case MEMORY, IO ->
          new TransientException(
              "The file that 'jdbc_url' names could not be read just now. Check its disk.", e);
      default ->
          new ConfigException("The file that 'jdbc_url' names cannot be opened. Check it.", e);
    };
  }

  @Override
  ConnectorException reading(String what, SQLException e) {
    return switch (e.getErrorCode() & PRIMARY) {
      case BUSY, LOCKED ->
          new TransientException(
              "The file is locked by another program while " + what + " is read. Try again.", e);
      case NO_DATABASE, CORRUPT ->
          new ConfigException(
              "The file is no sound SQLite database: " + what + " cannot be read. Restore it.", e);
      default -> super.reading(what, e);
    };
  }

  @Override
  boolean isTransient(SQLException e) {
    return Set.of(BUSY, LOCKED, MEMORY, IO).contains(e.getErrorCode() & PRIMARY);
  }
}
