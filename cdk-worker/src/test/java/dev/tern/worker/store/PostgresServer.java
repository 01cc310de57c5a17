package dev.tern.worker.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL server for all tests of a run, with a new database for each that asks; those
 * of tests that have ended go.
 *
 * <p>A database is some hundred files. The server's folder is removed while this process ends,
 * which must not take long.
 */
public final class PostgresServer {

  private static final PostgresServer ONLY = new PostgresServer();

  /** No test has more at a time. */
  private static final int KEPT = 4;

  private final AtomicInteger databases = new AtomicInteger();
  private final Deque<String> made = new ArrayDeque<>();
  private final Template template = new Template();
  private final EmbeddedPostgres server;

  private PostgresServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "off") // workers are killed here, the machine is not
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of a new, empty database. */
  public static String emptyDatabase() {
    return ONLY.create("");
  }

  /** The URL of a new database with the tables in it. */
  static String newDatabase() {
    return ONLY.create(" TEMPLATE " + ONLY.template.get());
  }

  /** The URL of a database that is there. */
  static String url(String name) {
    return ONLY.server.getJdbcUrl("postgres", name);
  }

  private synchronized String create(String from) {
    String name = "worker_" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      while (made.size() >= KEPT) {
        statement.execute("DROP DATABASE " + made.remove() + " WITH (FORCE)");
      }
      statement.execute("CREATE DATABASE " + name + from);
      made.add(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return url(name);
  }

  /** A database with the tables in it, to be copied. */
  private static final class Template {
    private @Nullable String name;

    synchronized String get() {
      if (name == null) {
        String url = emptyDatabase();
        try {
          Store.open(StoreLocation.of(Files.createTempDirectory("template"), url)).close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        name = url.replaceFirst(".*/([^/?]*).*", "$1");
        ONLY.made.remove(name);
      }
      return name;
    }
  }
}
