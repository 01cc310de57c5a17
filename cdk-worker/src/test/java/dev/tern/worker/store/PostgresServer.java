package dev.tern.worker.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL server for all tests of a run, with a new database for each that asks. */
public final class PostgresServer {

  private static final PostgresServer ONLY = new PostgresServer();

  private final AtomicInteger databases = new AtomicInteger();
  private final EmbeddedPostgres server;

  private PostgresServer() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of a new, empty database. */
  public static String newDatabase() throws SQLException {
    String name = "worker_" + ONLY.databases.incrementAndGet();
    try (Connection connection = ONLY.server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return ONLY.server.getJdbcUrl("postgres", name);
  }
}
