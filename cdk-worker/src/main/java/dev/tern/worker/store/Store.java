package dev.tern.worker.store;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.worker.connector.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * The open database, with tables of this version.
 *
 * <p>All work is done in transactions, one after the other, on one connection; what a transaction
 * changed is durable when it returns, and a failed one changed nothing. Safe for any number of
 * threads.
 */
public final class Store implements AutoCloseable {

  private final StoreLocation location;
  private final Engine engine;
  private final DataSource source;
  private final StoreFailures failures;
  private final Jdbi jdbi;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Connection connection;

  private Store(StoreLocation location, Engine engine) {
    this.location = location;
    this.engine = engine;
    this.source = engine.source();
    this.failures = new StoreFailures(location);
    this.jdbi = Jdbi.create(new OneConnection()).installPlugin(new ColumnTypes());
    jdbi.getConfig(SqlStatements.class)
        .setUnusedBindingAllowed(true)
        .setSqlParser(new NamedParameters());
  }

  /**
   * Opens a database, made or brought up to date when it has to be.
   *
   * @throws dev.tern.cdk.error.ConnectorException in a sentence that says what to do
   */
  public static Store open(StoreLocation location) {
    Engine engine = Engine.of(location);
    try {
      if (engine.frozen()) {
        engine.migrate();
      } else {
        migrateAlone(location, engine);
      }
      return new Store(location, engine);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StoreFailures(location).explain(e);
    }
  }

  private static void migrateAlone(StoreLocation location, Engine engine)
      throws IOException, SQLException {
    try (FileChannel channel = FileChannel.open(gate(location), StandardOpenOption.WRITE)) {
      channel.lock(); // one process at a time; given back with the channel
      engine.migrate();
    }
  }

  /**
   * Opens a database that is there, brought up to date when it has to be. Where there is none,
   * nothing is made.
   *
   * @throws dev.tern.cdk.error.ConnectorException in a sentence that says what to do
   */
  public static Optional<Store> find(StoreLocation location) {
    try {
      return Engine.of(location).made() ? Optional.of(open(location)) : Optional.empty();
    } catch (IOException | SQLException e) {
      throw new StoreFailures(location).explain(e);
    }
  }

  /**
   * Loads what a store needs, on a thread of its own: whoever will open one and has something else
   * to do first waits less.
   */
  public static void prepare() {
    LoadedAhead.begin();
  }

  private static Path gate(StoreLocation location) {
    try {
      return PrivateFiles.file(PrivateFiles.folder(location.home()).resolve("open.lock"));
    } catch (IOException e) {
      throw new StoreFailures(location).home(e);
    }
  }

  /** Where it is. */
  public StoreLocation location() {
    return location;
  }

  /** Does something in one transaction, and gives what came of it. */
  public <T> T transact(Function<Handle, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new SystemException("A transaction began inside another: a bug of the worker.");
    }
    turn.lock();
    try {
      T result = jdbi.inTransaction(work::apply);
      requireReachable();
      return result;
    } catch (RuntimeException e) {
      dropBroken();
      throw failures.explain(e);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Does something that one process does at a time, while others wait: of all that share a server's
   * database, of all that share a home otherwise.
   *
   * @param right what it is called
   * @param waiting is told once who does it now, when somebody does
   */
  public <T> T alone(String right, Consumer<String> waiting, Supplier<T> work) {
    try {
      return alone(engine.take(right, waiting), work);
    } catch (IOException | SQLException e) {
      throw failures.explain(e);
    }
  }

  private static <T> T alone(Engine.Right held, Supplier<T> work) throws IOException, SQLException {
    try (held) {
      return work.get();
    }
  }

  private void requireReachable() {
    if (!engine.reachable()) {
      throw new ConfigException(
          "The database "
              + location.shown()
              + " was deleted or replaced while it was in use: what is written now is lost. Put it"
              + " back, then run again.");
    }
  }

  /** Does something in one transaction. */
  public void run(Consumer<Handle> work) {
    transact(
        handle -> {
          work.accept(handle);
          return "";
        });
  }

  /** A connection that broke is not used again: the next transaction opens another. */
  private void dropBroken() {
    try {
      if (connection != null && !connection.isValid(1)) {
        connection.close();
        connection = null;
      }
    } catch (SQLException e) {
      connection = null;
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (connection != null) {
        connection.close();
        connection = null;
      }
    } catch (SQLException e) {
      throw failures.explain(e);
    } finally {
      turn.unlock();
    }
  }

  /** Lends the one connection, opened when it is wanted first. */
  private final class OneConnection implements ConnectionFactory {

    @Override
    public Connection openConnection() throws SQLException {
      Connection open = connection;
      if (open == null) {
        open = source.getConnection();
        connection = open;
      }
      return open;
    }

    @Override
    public void closeConnection(Connection lent) {
      // stays open for the next
    }
  }
}
