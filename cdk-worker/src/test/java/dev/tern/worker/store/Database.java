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
  };

  /** A new database, with a folder for the rest. */
  public abstract StoreLocation in(Path home);

  /** One without tables. */
  public abstract StoreLocation emptyIn(Path home);

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
