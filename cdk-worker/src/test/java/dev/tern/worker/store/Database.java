package dev.tern.worker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kinds of databases that every test of them is run against, with the tables in them. */
public enum Database {
  SQLITE {
    @Override
    public StoreLocation in(Path home) {
      StoreLocation location = StoreLocation.in(home);
      try {
        Files.copy(Template.FILE, Path.of(location.shown()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return location;
    }

    @Override
    public StoreLocation emptyIn(Path home) {
      return StoreLocation.in(home);
    }

    @Override
    public void settle(Store store) {
      // a commit was made by the process itself, or not at all
    }

    @Override
    public boolean whole(Store store) {
      String verdict =
          store.transact(
              handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
      return verdict.equals("ok");
    }
  },
  POSTGRESQL {
    @Override
    public StoreLocation in(Path home) {
      return StoreLocation.of(home, PostgresServer.newDatabase());
    }

    @Override
    public StoreLocation emptyIn(Path home) {
      return StoreLocation.of(home, PostgresServer.emptyDatabase());
    }

    @Override
    public void settle(Store store) {
      store.run(handle -> handle.execute("LOCK TABLE state, jobs, attempts, connection_lock"));
    }

    @Override
    public boolean whole(Store store) {
      return true; // nobody killed the server
    }
  };

  /** A new database, with a folder for the rest. */
  public abstract StoreLocation in(Path home);

  /** One without tables. */
  public abstract StoreLocation emptyIn(Path home);

  /**
   * What a worker sent before it was killed may still be done: waits until it is, or never will.
   */
  public abstract void settle(Store store);

  /** Whether the database says of itself that nothing in it is broken. */
  public abstract boolean whole(Store store);

  /** A file with the tables in it, to be copied. */
  private static final class Template {
    static final Path FILE = make();

    private static Path make() {
      try {
        StoreLocation location = StoreLocation.in(Files.createTempDirectory("template"));
        Store.open(location).close();
        return Path.of(location.shown());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
