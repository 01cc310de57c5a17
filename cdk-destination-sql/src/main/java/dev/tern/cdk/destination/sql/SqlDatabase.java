package dev.tern.cdk.destination.sql;

import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of a sync.
 *
 * <p>For many threads: there are as many connections as transactions were open at once. A
 * connection that failed is not used again.
 */
final class SqlDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqlDatabase.class);

  private final SqlDialect dialect;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final ReentrantLock definitions = new ReentrantLock();

  SqlDatabase(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** Steps of one transaction. */
  interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException, IOException;
  }

  /** Steps of one transaction without a result. */
  interface Steps {
    void run(Session session) throws SQLException, IOException;
  }

  SqlDialect dialect() {
    return dialect;
  }

  /** Does all steps or none; what they did is durable on return. */
  <T extends @Nullable Object> T transaction(Work<T> work) {
    Connection connection = take();
    boolean healthy = false;
    try {
      dialect.begin(connection);
      T result = work.run(new Session(dialect, connection));
      dialect.commit(connection);
      healthy = true;
      return result;
    } catch (SQLException e) {
      ConnectorException failure = dialect.translate(e);
      healthy = rollback(connection);
      if (failure instanceof TransientException) {
        // What broke this connection, such as a restart, has likely broken those that wait.
        healthy = false;
        close();
      }
      throw failure;
    } catch (IOException e) {
      throw new SystemException("Rows could not be handed over to the database.", e);
    } finally {
      giveBack(connection, healthy);
    }
  }

  /** As {@link #transaction}. */
  void run(Steps steps) {
    transaction(
        session -> {
          steps.run(session);
          return true;
        });
  }

  /** As {@link #run}, for steps that define tables: one after the other. */
  void define(Steps steps) {
    definitions.lock();
    try {
      run(steps);
    } finally {
      definitions.unlock();
    }
  }

  /** Does the steps and undoes them. */
  void attempt(Steps steps) {
    Connection connection = take();
    try {
      dialect.begin(connection);
      steps.run(new Session(dialect, connection));
    } catch (SQLException e) {
      throw dialect.translate(e);
    } catch (IOException e) {
      throw new SystemException("The database could not be tried.", e);
    } finally {
      giveBack(connection, rollback(connection));
    }
  }

  /** Closes the connections that nobody uses; others follow when their transaction ends badly. */
  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      closeQuietly(connection);
    }
  }

  private Connection take() {
    Connection connection = idle.poll();
    try {
      return connection == null ? dialect.connect() : connection;
    } catch (SQLException e) {
      throw dialect.translate(e);
    }
  }

  private void giveBack(Connection connection, boolean healthy) {
    if (healthy && isOpen(connection)) {
      idle.push(connection);
    } else {
      closeQuietly(connection);
    }
  }

  /** After a failure that may have ended the transaction already: only the first failure counts. */
  private boolean rollback(Connection connection) {
    try {
      dialect.rollback(connection);
      return true;
    } catch (SQLException e) {
      LOG.debug("The transaction could not be rolled back.", e);
      return false;
    }
  }

  private static boolean isOpen(Connection connection) {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      LOG.debug("The connection does not say whether it is open.", e);
      return false;
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed.", e);
    }
  }
}
