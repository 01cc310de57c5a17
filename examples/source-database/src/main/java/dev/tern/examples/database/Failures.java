package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

/**
 * Says who has to act when a database refuses, from the SQLSTATE that the standard defines. What
 * the database itself wrote stays in the cause: it may quote data.
 */
class Failures {

  /** A connection that could not be made. */
  ConnectorException connecting(SQLException e) {
    String state = state(e);
    if (state.startsWith("28")) {
      return new ConfigException(
          "The database refuses the user. Correct 'username' and 'password'.", e);
    }
    if (state.startsWith("3D")) {
      return new ConfigException(
          "The server does not have the database that 'jdbc_url' names. Correct it.", e);
    }
    if (causes(e).anyMatch(UnknownHostException.class::isInstance)) {
      return new ConfigException(
          "The host in 'jdbc_url' is not known in this network. Correct it.", e);
    }
    if (state.equals("42501")) {
      return new ConfigException("The user may not connect. Grant the right to do so.", e);
    }
    if (state.startsWith("08") || isTransient(e)) {
      return new TransientException(
          "The database does not answer. Check that it runs and that 'jdbc_url' has its host and"
              + " port.",
          e);
    }
    return new ConfigException("The database cannot be opened. Check 'jdbc_url'.", e);
  }

  /**
   * Something that could not be read.
   *
   * @param what for the sentence: the list of tables, stream 'users'
   */
  ConnectorException reading(String what, SQLException e) {
    String state = state(e);
    if (state.equals("42501")) {
      return new ConfigException(
          "The user may not read " + what + ". Grant the right to SELECT.", e);
    }
    if (state.equals("42P01") || state.equals("42703") || state.equals("42S02")) {
      return new ConfigException(
          "The database has changed while " + what + " was read. Discover the schema again.", e);
    }
    if (isTransient(e)) {
      return new TransientException(
          "The database went away or was busy while " + what + " was read. Try again.", e);
    }
    return new SystemException("The database could not answer when " + what + " was read.", e);
  }

  /** Lost connections, lack of resources, operators at work, conflicts with other transactions. */
  boolean isTransient(SQLException e) {
    String state = state(e);
    return e instanceof SQLTransientException
        || Stream.of("08", "40", "53", "57", "58").anyMatch(state::startsWith);
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
