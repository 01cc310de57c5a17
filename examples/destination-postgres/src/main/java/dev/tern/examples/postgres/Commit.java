package dev.tern.examples.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A COMMIT whose outcome is known even when the connection is lost before the answer.
 *
 * <p>Without it the batch would be written again although it is stored. The transaction holds a
 * lock that ends with it; who gets that lock on another connection can ask what became of it.
 */
record Commit(Reconnection reconnection) {

  private static final String MARK =
      "SELECT pg_current_xact_id_if_assigned()::text, pg_advisory_xact_lock(?)";
  private static final String WAIT = "SELECT pg_advisory_xact_lock(?)";
  private static final String OUTCOME = "SELECT pg_xact_status(CAST(? AS xid8))";

  /** Opens another connection. */
  interface Reconnection {
    Connection open() throws SQLException;
  }

  void run(Connection connection) throws SQLException {
    long lock = ThreadLocalRandom.current().nextLong();
    String transaction = mark(connection, lock);
    try {
      connection.commit();
    } catch (SQLException e) {
      if (transaction == null || !isLost(e) || !isCommitted(transaction, lock)) {
        throw e;
      }
      return; // stored; the next use of the connection finds that it is lost
    }
    connection.setAutoCommit(true);
  }

  /** The number of the transaction; null when it changed nothing. */
  private static @Nullable String mark(Connection connection, long lock) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setLong(1, lock);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Class 57 is an operator at work, 08 a broken connection. */
  private static boolean isLost(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57");
  }

  private boolean isCommitted(String transaction, long lock) throws SQLException {
    try (Connection other = reconnection.open();
        PreparedStatement wait = other.prepareStatement(WAIT);
        PreparedStatement ask = other.prepareStatement(OUTCOME)) {
      wait.setLong(1, lock);
      wait.execute();
      ask.setString(1, transaction);
      ResultSet row = ask.executeQuery();
      row.next();
      return "committed".equals(row.getString(1));
    }
  }
}
