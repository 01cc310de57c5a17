package dev.tern.examples.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A PostgreSQL server for the tests of one class. */
final class PostgresServer implements AutoCloseable {

  private final EmbeddedPostgres server;

  PostgresServer() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("timezone", "America/Caracas")
            .setServerConfig("fsync", "off")
            .start();
  }

  /** A new database, made by a script. */
  String database(String script) throws SQLException {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    execute("postgres", "CREATE DATABASE " + name);
    execute(name, script);
    return url(name);
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  void execute(String database, String script) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
