package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteException;

class FrozenSqliteTest {

  @TempDir Path folder;

  @Test
  void a_database_is_read_without_a_file_beside_it_and_not_written_to() throws Exception {
    StoreLocation location = StoreLocation.in(folder.resolve("a home, 100 %, #1"));
    try (Store store = Store.open(location)) {
      new SecretTable(store).write("c", "kept");
    }
    List<String> before = files(location.home());
    FrozenSqlite frozen = new FrozenSqlite(location);

    assertThat(frozen.made()).isTrue();
    frozen.migrate();
    try (Connection connection = frozen.source().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM secrets")) {
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
      assertThat(files(location.home())).isEqualTo(before);
      assertThatThrownBy(() -> statement.execute("DELETE FROM secrets"))
          .isInstanceOf(SQLiteException.class)
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void it_is_for_whole_files_in_folders_that_take_nothing() throws Exception {
    StoreLocation location = StoreLocation.in(folder);
    assertThat(new FrozenSqlite(location).there()).isFalse();
    Store.open(location).close();
    assertThat(new FrozenSqlite(location).there()).isFalse();

    permit("r-xr-xr-x");
    boolean closed = !Files.isWritable(folder); // not to root, whom no rights stop
    assertThat(new FrozenSqlite(location).there()).isEqualTo(closed);
    assertThat(Store.find(location)).isPresent();
    permit("rwxr-xr-x");
    Files.writeString(folder.resolve("local.db-wal"), "more");
    permit("r-xr-xr-x");
    assertThat(new FrozenSqlite(location).there()).isFalse();
    permit("rwxr-xr-x");
  }

  @Test
  void one_that_is_not_whole_is_told_to_be_read_only() throws Exception {
    StoreLocation open = StoreLocation.in(folder.resolve("open"));
    StoreLocation closed = StoreLocation.in(Files.createDirectory(folder.resolve("closed")));
    try (Store store = Store.open(open)) {
      new SecretTable(store).write("c", "in the log");
      Files.copy(open.home().resolve("local.db"), closed.home().resolve("local.db"));
      byte[] log = Files.readAllBytes(open.home().resolve("local.db-wal"));
      Files.write(closed.home().resolve("local.db-wal"), Arrays.copyOf(log, 32)); // just begun
    }
    Files.write(closed.home().resolve("local.db-shm"), new byte[1 << 15]); // of one that was killed
    for (String file : files(closed.home())) {
      Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("r--------"));
    }
    Files.setPosixFilePermissions(closed.home(), PosixFilePermissions.fromString("r-x------"));
    if (Files.isWritable(closed.home())) { // to root, whom no rights stop
      assertThat(Store.find(closed)).isPresent();
    } else {
      assertThatThrownBy(() -> Store.find(closed))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "The database %s is read-only: make the file and its folder writable, or give"
                  + " another with --db.",
              closed.shown());
    }
    Files.setPosixFilePermissions(closed.home(), PosixFilePermissions.fromString("rwx------"));
  }

  private void permit(String rights) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
