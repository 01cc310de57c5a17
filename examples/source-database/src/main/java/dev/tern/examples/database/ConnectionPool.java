package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are used again. It bounds nothing itself: the limit of the streams does, of
 * which each user holds a permit.
 *
 * <p>A connection that failed is closed together with all that are idle, which a server that went
 * away has left behind, too. For all threads.
 */
final class ConnectionPool implements AutoCloseable {

  private final Connections connections;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  ConnectionPool(Connections connections) {
    this.connections = connections;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  Dialect dialect() {
    return connections.dialect();
  }

  /**
   * Lends a connection. What it has read is one snapshot, which ends with the work.
   *
   * @param what is read, for sentences
   */
  <T> T use(String what, Work<T> work) {
    Connection connection = take();
    boolean sound = false;
    try {
      T result = work.with(connection);
      endSnapshot(connection);
      sound = true;
      return result;
    } catch (SQLException e) {
      dropIdle();
      throw dialect().failures().reading(what, e);
    } finally {
      if (!sound || !giveBack(connection)) {
        closeQuietly(connection);
      }
    }
  }

  private Connection take() {
    Connection known = poll();
    return known == null ? connections.open() : known;
  }

  private synchronized @Nullable Connection poll() {
    return idle.poll();
  }

  private synchronized boolean giveBack(Connection connection) {
    return !closed && idle.add(connection);
  }

  private static void endSnapshot(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    dropIdle();
  }

  private synchronized void dropIdle() {
    idle.forEach(ConnectionPool::closeQuietly);
    idle.clear();
  }

  /** Nothing was changed through it, so nothing can be lost. */
  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // it is gone, which is what was wanted
    }
  }
}
