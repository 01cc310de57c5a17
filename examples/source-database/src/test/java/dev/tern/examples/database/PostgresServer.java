package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A PostgreSQL server for the tests of one class, in a time zone that is nobody else's. */
final class PostgresServer implements AutoCloseable {

  private final EmbeddedPostgres server;

  PostgresServer() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("timezone", "America/Caracas")
            .setServerConfig("fsync", "off")
            .start();
  }

  /** A configuration that sees nothing but what a script makes. */
  ObjectNode config(String script) throws SQLException {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE SCHEMA " + schema + "; SET search_path = " + schema + "; " + script);
    return config(schema, "postgres");
  }

  ObjectNode config(String schema, String user) {
    ObjectNode config = Run.config(url("postgres")).put("username", user);
    config.putArray("schemas").add(schema);
    return config;
  }

  static String schema(ObjectNode config) {
    return config.at("/schemas/0").asText();
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  void execute(String script) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  /** Returns when new connections find what the files of the server say now. */
  void reload() throws SQLException {
    String before = loaded();
    execute("SELECT pg_reload_conf()");
    while (loaded().equals(before)) {
      execute("SELECT pg_sleep(0.01)");
    }
  }

  private String loaded() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_conf_load_time()")) {
      result.next();
      return result.getString(1);
    }
  }

  /** Runs a script with the tables of a configuration. */
  void execute(ObjectNode config, String script) throws SQLException {
    execute("SET search_path = " + schema(config) + "; " + script);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
