package dev.tern.examples.postgres;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The way to the configured database. */
record Connections(PostgresConfig config) {

  private static final int FIRST_VERSION = 130_000;

  /** A COMMIT that returns before its row is safe would make states lie. */
  private static final String PREPARE =
      """
      SELECT set_config('TimeZone', 'UTC', false),
             CASE WHEN current_setting('synchronous_commit') = 'off'
                  THEN set_config('synchronous_commit', 'local', false) END,
             current_setting('server_version_num')::int, current_setting('server_encoding'),
             pg_is_in_recovery()
      """;

  /** Another connection, ready for use; the caller closes it. */
  Connection open() throws SQLException {
    Connection connection;
    try {
      connection = DriverManager.getConnection(url(), properties());
    } catch (SQLException e) {
      throw new PostgresFailures(config).connecting(e);
    }
    try {
      prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      close(connection, e);
      throw e;
    }
  }

  private String url() {
    boolean bare = config.host().indexOf(':') >= 0 && !config.host().startsWith("[");
    String host = bare ? "[" + config.host() + "]" : config.host();
    String database = URLEncoder.encode(config.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + host + ":" + config.port() + "/" + database;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "destination-postgres");
    properties.setProperty("tcpKeepAlive", "true");
    properties.putAll(JdbcParameters.parse(config.jdbcParameters().orElse("")));
    properties.setProperty("user", config.username());
    config.password().map(Secret::reveal).ifPresent(it -> properties.setProperty("password", it));
    properties.setProperty("sslmode", config.sslMode().word());
    // Details of an error quote rows.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PREPARE)) {
      row.next();
      if (row.getInt(3) < FIRST_VERSION) {
        throw new ConfigException(
            "The server at " + config.place() + " is older than PostgreSQL 13. Upgrade it.");
      }
      if (!row.getString(4).equals("UTF8")) {
        throw new ConfigException(
            "The database '"
                + config.database()
                + "' cannot hold every text: its encoding is "
                + row.getString(4)
                + ". Choose one that was made with ENCODING 'UTF8'.");
      }
      if (row.getBoolean(5)) {
        throw new ConfigException(
            "The server at "
                + config.place()
                + " is a standby, which takes no changes. Correct"
                + " 'host'.");
      }
    }
  }

  private static void close(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
