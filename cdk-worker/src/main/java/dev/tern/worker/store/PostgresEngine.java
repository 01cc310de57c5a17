package dev.tern.worker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a PostgreSQL server.
 *
 * <p>Text is sent without a type, so that one statement serves columns of text, UUIDs, JSON, times
 * and enumerations, as in SQLite.
 */
final class PostgresEngine implements Engine {

  private static final int PATIENCE_SECONDS = 10;

  private final StoreLocation location;

  PostgresEngine(StoreLocation location) {
    this.location = location;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(location.url());
    source.setStringType("unspecified");
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setApplicationName("tern");
    return source;
  }

  @Override
  public boolean made() throws SQLException {
    return new Migrations(this, source()).begun();
  }

  /** A lock of a session of its own: what is done meanwhile may take any number of transactions. */
  @Override
  public Right take(String name, Consumer<String> waiting) throws SQLException {
    Connection session = source().getConnection();
    try {
      if (!ask(session, "pg_try_advisory_lock", name).equals("true")) {
        waiting.accept(SOMEBODY);
        ask(session, "pg_advisory_lock", name);
      }
      return session::close;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private static String ask(Connection session, String function, String name) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "SELECT " + function + "(hashtext(?), hashtext(current_schema()))::text")) {
      statement.setString(1, name);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getString(1);
      }
    }
  }

  @Override
  public void migrate() throws SQLException {
    Migrations migrations = new Migrations(this, source());
    if (migrations.missing(location)) {
      migrations.run();
    }
  }
}
