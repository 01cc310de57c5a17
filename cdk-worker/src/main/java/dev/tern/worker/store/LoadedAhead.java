package dev.tern.worker.store;

import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.connector.TemporaryFolder;
import java.sql.DriverManager;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteJDBCLoader;

/**
 * What a store needs, loaded on a thread of its own.
 *
 * <p>It is silent: what fails here fails again when it is needed, and is told then. A process that
 * ends waits for what was begun, as half of it cannot be had; it begins nothing more.
 */
final class LoadedAhead implements Runnable {

  /** Begins. */
  static void begin() {
    Thread thread = new Thread(new LoadedAhead(), "tern-prepare");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    Thread loading = Thread.currentThread();
    Thread end = new Thread(() -> await(loading), "tern-prepare-end");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      load();
      boolean unused = Runtime.getRuntime().removeShutdownHook(end);
    } catch (Exception | LinkageError e) {
      // told when it is needed, or the process ends
    }
  }

  private static void load() throws Exception {
    ProtocolJson.mapper();
    TemporaryFolder.require(); // the driver would log what it misses
    SQLiteJDBCLoader.initialize();
    Jdbi.create(() -> DriverManager.getConnection(StoreLocation.SQLITE + ":memory:"))
        .installPlugin(new ColumnTypes())
        .useHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  private static void await(Thread loading) {
    try {
      loading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
