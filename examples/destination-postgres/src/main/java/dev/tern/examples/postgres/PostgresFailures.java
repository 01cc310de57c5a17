package dev.tern.examples.postgres;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says who has to act when PostgreSQL refuses, from its SQLSTATE.
 *
 * <p>PostgreSQL quotes rows in what it writes. A cause is kept only where it cannot; of all others
 * the names of the table, the column and the constraint are kept.
 */
record PostgresFailures(PostgresConfig config) {

  /** Classes of states whose messages name objects of the database and no values. */
  private static final Set<String> SILENT =
      Set.of("08", "25", "28", "3D", "40", "42", "53", "55", "57", "58");

  /** A connection that could not be made. */
  ConnectorException connecting(SQLException failure) {
    if (causedBy(failure, UnknownHostException.class)) {
      return new ConfigException(
          "The host '" + config.host() + "' is not known in this network. Correct 'host'.",
          failure);
    }
    if (causedBy(failure, SSLException.class) || refusesEncryption(failure)) {
      return new ConfigException(
          "The server and 'ssl_mode' "
              + config.sslMode().word()
              + " do not agree about an encrypted connection. Choose another 'ssl_mode', or give"
              + " the certificate of the server in 'jdbc_parameters': sslrootcert=/path.",
          failure);
    }
    return translate(failure);
  }

  /** Anything that failed. */
  ConnectorException translate(SQLException failure) {
    String state = state(failure);
    SQLException cause = withoutValues(failure);
    return access(state, cause)
        .or(() -> resources(state, cause))
        .or(() -> conflicts(state, cause))
        .or(() -> objects(state, cause, named(failure)))
        .orElseGet(
            () ->
                new SystemException(
                    "PostgreSQL failed with SQLSTATE " + state + named(failure) + ".", cause));
  }

  private Optional<ConnectorException> access(String state, SQLException cause) {
    String user = "user '" + config.username() + "'";
    return Optional.ofNullable(
        switch (state) {
          case "28P01" ->
              new ConfigException(
                  "The server refuses the password of "
                      + user
                      + ". Correct 'username' and 'password'.",
                  cause);
          case "28000" ->
              new ConfigException(
                  "The server does not let "
                      + user
                      + " in from here. Correct 'username' or 'ssl_mode', or allow the user in"
                      + " pg_hba.conf and with LOGIN.",
                  cause);
          case "3D000" ->
              new ConfigException(
                  "The server has no database '" + config.database() + "'. Correct 'database'.",
                  cause);
          case "42501" ->
              new ConfigException(
                  "The "
                      + user
                      + " may not do what is needed in database '"
                      + config.database()
                      + "'. Grant CREATE on the database and on its schemas, and the ownership of"
                      + " the tables.",
                  cause);
          case "25006" ->
              new ConfigException(
                  "The server at "
                      + config.place()
                      + " takes no changes: it is a standby or set to read only. Correct 'host'.",
                  cause);
          default -> null;
        });
  }

  private Optional<ConnectorException> resources(String state, SQLException cause) {
    String text =
        switch (state) {
          case "53100" -> "has no room left on its disk. Free space there";
          case "53200" -> "is out of memory. Give it more, or wait";
          case "53300" ->
              "has no connection left. Raise max_connections or the limit of the user, or wait";
          case "57014" ->
              "stopped a statement. Raise statement_timeout for the user, or see who cancelled it";
          case "57P01", "57P02" -> "ended the connection: it is shut down, or an operator did it";
          case "57P03" -> "is starting or stopping. Wait until it is up";
          case "57P05", "25P03" -> "ended an idle connection. Raise its idle timeouts";
          case "08001" -> "does not answer. Check that it runs, and 'host' and 'port'";
          default -> null;
        };
    if (text == null && (state.startsWith("08") || state.startsWith("58"))) {
      text = "was lost on the way. Check the network and the log of the server";
    }
    if (text == null && state.startsWith("53")) {
      text = "has reached one of its limits. See its log";
    }
    return Optional.ofNullable(text)
        .map(
            what ->
                new TransientException(
                    "The server at " + config.place() + " " + what + ".", cause));
  }

  private static Optional<ConnectorException> conflicts(String state, SQLException cause) {
    return Optional.ofNullable(
        switch (state) {
          case "40001", "40P01" ->
              new TransientException(
                  "Another program changed the same tables at the same time. Try again.", cause);
          case "55P03", "55006" ->
              new TransientException(
                  "A table is locked by another program. Wait until that is done, or end it.",
                  cause);
          default -> null;
        });
  }

  private static Optional<ConnectorException> objects(
      String state, SQLException cause, String named) {
    if (state.startsWith("23")) {
      return Optional.of(
          new ConfigException(
              "Records break a constraint"
                  + named
                  + ". Drop it, or let the destination make the table itself.",
              cause));
    }
    String text =
        switch (state) {
          case "2BP01", "0A000" ->
              "A view or another object depends on a table or a column that has to change"
                  + named
                  + ". Drop it and make it again after the sync";
          case "54000", "54011" ->
              "A row or a table is larger than PostgreSQL can hold"
                  + named
                  + ": 1600 columns, 8 kB for the columns that cannot be stored elsewhere. Select"
                  + " fewer fields";
          case "P0001" -> "A trigger of the database refuses records" + named + ". Change it";
          case "42P01", "3F000", "42703", "42804" ->
              "A table was changed or dropped while it was written" + named + ". Sync again";
          default -> null;
        };
    return Optional.ofNullable(text).map(what -> new ConfigException(what + ".", cause));
  }

  /** The names PostgreSQL gives beside its message. */
  private static String named(SQLException failure) {
    ServerErrorMessage said =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    if (said == null) {
      return "";
    }
    StringBuilder names = new StringBuilder();
    append(names, "table", said.getTable());
    append(names, "column", said.getColumn());
    append(names, "constraint", said.getConstraint());
    return names.isEmpty() ? "" : " (" + names + ")";
  }

  private static void append(StringBuilder names, String what, @Nullable String name) {
    if (name != null) {
      names.append(names.isEmpty() ? "" : ", ").append(what).append(' ').append(name);
    }
  }

  private static SQLException withoutValues(SQLException failure) {
    String state = state(failure);
    if (state.length() >= 2 && SILENT.contains(state.substring(0, 2))) {
      return failure;
    }
    SQLException silent =
        new SQLException("PostgreSQL refused with SQLSTATE " + state + named(failure), state);
    silent.setStackTrace(failure.getStackTrace());
    return silent;
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static boolean refusesEncryption(SQLException failure) {
    return state(failure).equals("08004")
        && String.valueOf(failure.getMessage()).toUpperCase(Locale.ROOT).contains("SSL");
  }

  private static boolean causedBy(SQLException failure, Class<? extends Throwable> type) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(type::isInstance);
  }
}
