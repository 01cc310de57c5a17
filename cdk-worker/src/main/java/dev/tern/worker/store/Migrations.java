package dev.tern.worker.store;

import dev.tern.cdk.error.ConfigException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The way from an older set of tables to the newest, for the config database and for the jobs
 * database, each with a history table of its own.
 *
 * <p>Flyway is loaded only when there is something to do.
 */
final class Migrations {

  /** The newest version of both, which the files in the resources must agree with. */
  static final int NEWEST = 1;

  private static final List<String> PARTS = List.of("configs", "jobs");

  private final Engine engine;
  private final DataSource source;

  Migrations(Engine engine, DataSource source) {
    this.engine = engine;
    this.source = source;
  }

  /**
   * Whether tables are missing or old.
   *
   * @throws ConfigException when they are newer than what this version knows
   */
  boolean missing(StoreLocation location) throws SQLException {
    List<String> versions = versions();
    for (String version : versions) {
      if (!version.matches("[0-9]{1,4}") || Integer.parseInt(version) > NEWEST) {
        throw new ConfigException(
            String.format(
                "The database %s has tables of version %s, and this program knows them up to %d:"
                    + " use the newer program that made them, or another database.",
                location.shown(), version, NEWEST));
      }
    }
    return versions.stream().anyMatch(version -> Integer.parseInt(version) < NEWEST);
  }

  /** Whether there are tables, of whatever version. */
  boolean begun() throws SQLException {
    return versions().stream().anyMatch(version -> !version.equals("0"));
  }

  /** Both versions in one word, for example {@code 1} or {@code 2.1}. */
  String version() throws SQLException {
    return versions().stream().distinct().collect(Collectors.joining("."));
  }

  private List<String> versions() throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Connection connection = source.getConnection()) {
      for (String part : PARTS) {
        versions.add(version(connection, history(part)));
      }
    }
    return versions;
  }

  private static String version(Connection connection, String table) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
      if (!tables.next()) {
        return "0";
      }
    }
    String newest =
        "SELECT version FROM "
            + table
            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(newest)) {
      return row.next() ? row.getString(1) : "0";
    }
  }

  /** Brings both up to date, each in one transaction. */
  void run() {
    for (String part : PARTS) {
      FluentConfiguration configuration =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .table(history(part))
              .locations("classpath:dev/tern/worker/store/" + part + "/" + engine.name())
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .group(true)
              .loggers("slf4j");
      requireOneTransaction(configuration);
      configuration.load().migrate();
    }
  }

  /**
   * A lock of the transaction takes a connection of its own, in which Flyway notes, by a second
   * commit, what was made by the first; one of the session does not.
   */
  private static void requireOneTransaction(FluentConfiguration configuration) {
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }

  private static String history(String part) {
    return "airbyte_" + part + "_migrations";
  }
}
