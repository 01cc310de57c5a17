package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The way to the configured database.
 *
 * @param dialect of the database
 * @param config where it is and who reads
 */
record Connections(Dialect dialect, DatabaseConfig config) {

  /** A new connection, ready for reading; the caller closes it. */
  Connection open() {
    requireDriver();
    dialect.requirePlace(config.jdbcUrl());
    Connection connection;
    try {
      connection = DriverManager.getConnection(config.jdbcUrl(), properties());
    } catch (SQLException e) {
      throw dialect.failures().connecting(e);
    }
    try {
      dialect.prepare(connection);
      return connection;
    } catch (SQLException e) {
      close(connection, e);
      throw dialect.failures().connecting(e);
    }
  }

  private Properties properties() {
    Properties properties = dialect.properties(config.jdbcUrl());
    config.username().ifPresent(name -> properties.setProperty("user", name));
    config.password().map(Secret::reveal).ifPresent(it -> properties.setProperty("password", it));
    return properties;
  }

  private void requireDriver() {
    try {
      DriverManager.getDriver(config.jdbcUrl());
    } catch (SQLException e) {
      throw new ConfigException(
          "No driver understands 'jdbc_url'. Correct it, or put the driver of the database on the"
              + " class path.",
          e);
    }
  }

  private static void close(Connection connection, SQLException failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
