package dev.tern.worker.store;

import dev.tern.cdk.error.SystemException;
import dev.tern.worker.connector.PrivateFiles;
import dev.tern.worker.connector.TemporaryFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One file of SQLite, as hard to break as it can be made: a write-ahead log, every commit synced to
 * the disk, deleted rows overwritten.
 *
 * <p>A new file gets its name when its tables are complete. A file with older tables is copied
 * beside itself before they change.
 */
final class SqliteEngine implements Engine {

  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final StoreLocation location;
  private final Path file;
  private Optional<Object> opened = Optional.empty();

  SqliteEngine(StoreLocation location) {
    this.location = location;
    this.file = Path.of(location.shown()).toAbsolutePath();
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public DataSource source() {
    return source(location.url(), SQLiteConfig.TransactionMode.IMMEDIATE);
  }

  private static DataSource source(String url, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.enforceForeignKeys(true);
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  @Override
  public boolean made() throws SQLException, IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    TemporaryFolder.require(); // where the driver unpacks itself
    SQLiteDataSource looking = new SQLiteDataSource(); // another's file stays as it is
    looking.setUrl(location.url());
    return new Migrations(this, looking).begun();
  }

  /** A lock on a file of the home, which holds the number of the process that has it. */
  @Override
  public Right take(String name, Consumer<String> waiting) {
    FileChannel lock = ConnectionLock.open(location, name);
    try {
      if (lock.tryLock() == null) {
        waiting.accept(ConnectionLock.holder(location, name).orElse(SOMEBODY));
        lock.lock();
      }
      ConnectionLock.sign(lock);
      return () -> ConnectionLock.leave(lock);
    } catch (IOException e) {
      ConnectionLock.close(lock);
      throw new SystemException("No connection can be made: the disk of its lock fails.", e);
    }
  }

  @Override
  public void migrate() throws SQLException, IOException {
    TemporaryFolder.require(); // where the driver unpacks itself
    bringUpToDate();
    opened = Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }

  /** SQLite goes on with a file that was deleted, and what it commits then is nowhere. */
  @Override
  public boolean reachable() {
    try {
      return opened.isEmpty()
          || opened.get().equals(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return false;
    }
  }

  private void bringUpToDate() throws SQLException, IOException {
    PrivateFiles.folderOf(file);
    if (!Files.exists(file) || Files.size(file) == 0) {
      create();
      return;
    }
    PrivateFiles.file(file);
    Migrations migrations = new Migrations(this, migrating(location.url()));
    if (!migrations.missing(location)) {
      return;
    }
    copy(migrations.version());
    migrations.run();
  }

  private void create() throws SQLException, IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      PrivateFiles.file(draft);
      String url = location.url().replace(location.shown(), draft.toString());
      new Migrations(this, migrating(url)).run();
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (String end : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(Path.of(draft + end));
      }
    }
  }

  private static DataSource migrating(String url) {
    return source(url, SQLiteConfig.TransactionMode.DEFERRED);
  }

  private void copy(String version) throws SQLException, IOException {
    String name = file.getFileName() + ".before-" + version;
    Path copy = file.resolveSibling(name);
    for (int i = 2; Files.exists(copy); i++) {
      copy = file.resolveSibling(name + "-" + i);
    }
    PrivateFiles.file(copy);
    try (Connection connection = source().getConnection();
        PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    } catch (SQLException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }
}
