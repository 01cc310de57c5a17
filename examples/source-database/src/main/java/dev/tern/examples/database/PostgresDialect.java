package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * PostgreSQL. Values travel as the server's own texts, in fixed formats and in UTC, so that neither
 * the driver nor the time zone of this process has a say in them.
 */
final class PostgresDialect implements Dialect {

  private static final String FORMATS =
      "SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';"
          + " SET extra_float_digits = 3; SET bytea_output = 'hex'";

  @Override
  public Properties properties(String jdbcUrl) {
    Properties properties = new Properties();
    properties.setProperty("binaryTransfer", "false");
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "30");
    properties.setProperty("ApplicationName", "source-database");
    return properties;
  }

  /** One transaction that sees one snapshot; without it the driver would fetch whole results. */
  @Override
  public void prepare(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = connection.createStatement()) {
      statement.execute(FORMATS);
    }
    connection.setAutoCommit(false);
  }

  @Override
  public List<String> schemas(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT nspname FROM pg_catalog.pg_namespace")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Override
  public List<Table> tables(Connection connection, List<String> schemas) throws SQLException {
    return new PostgresCatalog(connection).tables(schemas);
  }

  /** The planner's guess, which knows the size of the table as it is now. */
  @Override
  public Optional<Estimate> estimate(
      Connection connection, TableQuery query, Optional<String> bound) throws SQLException {
    try (PreparedStatement statement = query.prepare(connection, "EXPLAIN (FORMAT JSON) ", bound);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      JsonNode plan = ProtocolJson.mapper().readTree(row.getString(1)).at("/0/Plan");
      return Optional.of(
          Estimate.of(
              plan.path("Plan Rows").asLong(), (double) plan.path("Plan Width").asLong(), query));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a server that explains in a language of its own
    }
  }

  /** By COPY, which costs the server less for a row than a cursor, and this process half. */
  @Override
  public TableScan scan(TableQuery query, String stream) {
    return new CopyScan(query, stream);
  }

  @Override
  public Failures failures() {
    return new Failures();
  }
}
