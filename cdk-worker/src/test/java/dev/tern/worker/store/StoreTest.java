package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  @Test
  void a_new_file_and_its_folder_are_its_owners_alone() throws Exception {
    StoreLocation location = StoreLocation.in(home());
    Path file = Path.of(location.shown());

    try (Store store = Store.open(location)) {
      count(store, "workspace");

      assertThat(permissions(home())).isEqualTo("rwx------");
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(permissions(Path.of(file + "-wal"))).isEqualTo("rw-------");
    }
    assertThat(names(home())).containsExactly("local.db", "open.lock");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_file_is_synced_at_every_commit() {
    try (Store store = Store.open(Database.SQLITE.in(folder))) {
      assertThat(pragma(store, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(store, "synchronous")).isEqualTo("2");
      assertThat(pragma(store, "secure_delete")).isEqualTo("1");
      assertThat(pragma(store, "foreign_keys")).isEqualTo("1");
    }
  }

  private static String pragma(Store store, String name) {
    return store.transact(handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
  }

  @Test
  void both_histories_are_under_their_documented_names() {
    for (String url : List.of("", PostgresServer.emptyDatabase())) {
      StoreLocation location =
          url.isEmpty() ? StoreLocation.in(home()) : StoreLocation.of(home(), url);
      try (Store store = Store.open(location)) {
        assertThat(script(store, "airbyte_configs_migrations")).isEqualTo("V1__configs.sql");
        assertThat(script(store, "airbyte_jobs_migrations")).isEqualTo("V1__jobs.sql");
        assertThat(count(store, "airbyte_metadata")).isEqualTo(3);
      }
    }
  }

  private static String script(Store store, String table) {
    return store.transact(
        handle ->
            handle
                .createQuery("SELECT script FROM " + table + " WHERE version = '1'")
                .mapTo(String.class)
                .one());
  }

  @Test
  void the_newest_version_is_that_of_the_files() throws Exception {
    for (String part : List.of("configs", "jobs")) {
      for (String kind : List.of("sqlite", "postgresql")) {
        Path files = Path.of(Store.class.getResource(part + "/" + kind).toURI());
        assertThat(names(files)).hasSize(Migrations.NEWEST);
      }
    }
  }

  /** W17. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_newer_database_is_refused_and_stays_as_it_is(Database database) {
    StoreLocation location = database.in(folder);
    try (Store store = Store.open(location)) {
      store.run(
          handle ->
              handle.execute(
                  "UPDATE airbyte_jobs_migrations SET version = '99' WHERE version = '1'"));
    }

    assertThatThrownBy(() -> Store.open(location))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "The database "
                + location.shown()
                + " has tables of version 99, and this program knows them up to 1: use the newer"
                + " program that made them, or another database.");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_database_of_a_platform_is_refused(Database database) {
    StoreLocation location = database.in(folder);
    try (Store store = Store.open(location)) {
      store.run(
          handle ->
              handle.execute(
                  "UPDATE airbyte_configs_migrations SET version = '0.50.5.003'"
                      + " WHERE version = '1'"));
    }

    assertThatThrownBy(() -> Store.open(location))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("version 0.50.5.003");
  }

  @Test
  void a_file_is_copied_before_its_tables_change() throws Exception {
    StoreLocation location = StoreLocation.in(folder);
    try (Connection connection = DriverManager.getConnection(location.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE notes (text TEXT)");
      statement.execute("INSERT INTO notes VALUES ('kept')");
    }

    try (Store store = Store.open(location)) {
      assertThat(count(store, "workspace")).isZero();
    }

    Path copy = folder.resolve("local.db.before-0");
    assertThat(permissions(copy)).isEqualTo("rw-------");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("SELECT text FROM notes").getString(1)).isEqualTo("kept");
    }
  }

  /** W17. */
  @Test
  void a_disk_that_is_full_leaves_no_half_made_file() throws Exception {
    String url = StoreLocation.in(home()).url() + "?max_page_count=10";

    assertThatThrownBy(() -> Store.open(StoreLocation.of(home(), url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot grow as no space is left on its disk: free some");

    assertThat(names(home())).containsExactly("open.lock");
  }

  /** W17. */
  @Test
  void a_disk_that_gets_full_keeps_all_that_was_committed() {
    StoreLocation location = Database.SQLITE.in(folder);
    try (Store store =
        Store.open(StoreLocation.of(folder, location.url() + "?max_page_count=100"))) {
      assertThatThrownBy(() -> fill(store))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("cannot grow as no space is left on its disk: free some");
      long kept = count(store, "secrets");
      assertThat(kept).isPositive();
      assertThat(pragma(store, "integrity_check")).isEqualTo("ok");
    }
  }

  private static void fill(Store store) {
    SecretTable secrets = new SecretTable(store);
    for (int i = 0; i < 1_000; i++) {
      secrets.write("coordinate " + i, "x".repeat(2_000));
    }
  }

  /** W17. */
  @Test
  void a_file_that_is_read_only_is_said_to_be() {
    StoreLocation location = Database.SQLITE.in(folder);
    String url = location.url().replace("sqlite:", "sqlite:file:") + "?mode=ro";

    try (Store store = Store.open(StoreLocation.of(folder, url))) {
      assertThatThrownBy(() -> new SecretTable(store).write("a", "b"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("cannot be written: give the file and its folder write permission");
    }
  }

  @Test
  void a_folder_that_is_a_file_is_said_to_be_no_place_for_a_database() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> Store.open(StoreLocation.in(file.resolve("home"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be made: make its folder writable");
  }

  @Test
  void a_file_that_is_no_database_stays_as_it_is() throws Exception {
    Path file = Files.writeString(folder.resolve("local.db"), "my diary ".repeat(1_000));

    assertThatThrownBy(() -> Store.open(StoreLocation.in(folder)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is damaged or no SQLite file");
    assertThat(Files.readString(file)).startsWith("my diary");
  }

  @Test
  void a_server_that_does_not_answer_is_worth_another_try() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:" + port + "/db?user=u&password=hush";

    assertThatThrownBy(() -> Store.open(StoreLocation.of(home(), url)))
        .isInstanceOf(TransientException.class)
        .hasMessage(
            "The database jdbc:postgresql://localhost:"
                + port
                + "/db does not answer: start its server or check host and port, then run again.");
  }

  @Test
  void a_database_that_is_not_on_the_server_is_to_be_created_first() {
    StoreLocation location = StoreLocation.of(home(), PostgresServer.url("nowhere"));

    assertThatThrownBy(() -> Store.open(location))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/nowhere does not exist: create it on its server first");
  }

  @Test
  void tables_of_somebody_else_are_not_touched() throws Exception {
    String url = PostgresServer.emptyDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE connection (mine text)");
    }

    assertThatThrownBy(() -> Store.open(StoreLocation.of(home(), url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds other tables of the same names");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM workspace"))
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://u:hush@host/db", "jdbc:"})
  void other_databases_are_refused(String url) {
    assertThatThrownBy(() -> Store.open(StoreLocation.of(home(), url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is of no known kind")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_transaction_that_fails_changes_nothing(Database database) {
    try (Store store = Store.open(database.in(folder))) {
      assertThatThrownBy(
              () ->
                  store.run(
                      handle -> {
                        handle.execute("INSERT INTO secrets VALUES ('a', 'b')");
                        handle.execute("INSERT INTO nowhere VALUES (1)");
                      }))
          .hasMessageContaining("refused a statement");

      assertThat(count(store, "secrets")).isZero();
    }
  }

  private static long count(Store store, String table) {
    return store.transact(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
