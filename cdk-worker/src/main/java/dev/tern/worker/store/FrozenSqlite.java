package dev.tern.worker.store;

import dev.tern.worker.connector.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * One file of SQLite in a folder that takes nothing: it is read as it is, without the files that
 * SQLite would make beside it.
 */
final class FrozenSqlite implements Engine {

  private final StoreLocation location;
  private final Path file;

  FrozenSqlite(StoreLocation location) {
    this.location = location;
    this.file = Path.of(location.shown()).toAbsolutePath();
  }

  /** Whether there is such a file, all of it: what is in a log beside it would be missed. */
  boolean there() {
    return size(file) > 0
        && size(Path.of(file + "-wal")) == 0
        && Refusal.of(file.resolveSibling("")) == Refusal.READ_ONLY;
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public DataSource source() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(StoreLocation.SQLITE + file.toUri() + "?immutable=1");
    return source;
  }

  @Override
  public boolean made() throws SQLException {
    TemporaryFolder.require(); // where the driver unpacks itself
    return new Migrations(this, source()).begun();
  }

  @Override
  public boolean frozen() {
    return true;
  }

  @Override
  public void migrate() throws SQLException, IOException {
    TemporaryFolder.require(); // where the driver unpacks itself
    if (new Migrations(this, source()).missing(location)) {
      throw new IOException("Tables of an older version cannot be brought up to date here.");
    }
  }

  @Override
  public Right take(String name, Consumer<String> waiting) {
    return new SqliteEngine(location).take(name, waiting);
  }
}
