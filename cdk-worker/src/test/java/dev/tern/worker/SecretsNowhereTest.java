package dev.tern.worker;

import static dev.tern.worker.Lab.object;
import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.acknowledged;
import static dev.tern.worker.Told.failed;
import static dev.tern.worker.Told.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.MemorySecrets;
import dev.tern.worker.store.SecretTable;
import dev.tern.worker.store.Store;
import dev.tern.worker.store.StoreLocation;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** W22, for what a worker writes. */
class SecretsNowhereTest {

  private static final List<String> CANARIES =
      List.of("canary-of-the-first-token", "canary-of-the-second-token");

  @TempDir Path home;

  @Test
  void secrets_that_are_kept_elsewhere_are_in_no_file() throws Exception {
    MemorySecrets memory = new MemorySecrets();
    try (Lab lab = new Lab(Database.SQLITE.in(home), parts -> parts.withSecrets(store -> memory))) {
      work(lab);
      assertThat(files()).isNotEmpty().allSatisfy(SecretsNowhereTest::requireNone);
      assertThat(memory.values()).contains(CANARIES.get(1)).doesNotContain(CANARIES.get(0));
    }
    assertThat(files()).allSatisfy(SecretsNowhereTest::requireNone);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void secrets_are_in_one_table_only_and_old_ones_in_none(Database database) throws Exception {
    StoreLocation location = database.in(home);
    try (Lab lab = new Lab(location)) {
      work(lab);
    }

    try (Store store = Store.open(location)) {
      assertThat(cells(store, "secrets")).contains(CANARIES.get(1)).doesNotContain(CANARIES.get(0));
      for (String table : tables(store)) {
        assertThat(cells(store, table)).as(table).doesNotContain(CANARIES);
      }
    }
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(CANARIES.get(0)));
  }

  /** A token in a configuration, rotated by its connector, and told in a log and in a failure. */
  private void work(Lab lab) {
    Connection connection = lab.connection();
    lab.worker
        .actors()
        .configure(lab.worker.actors().require(connection.sourceId()), config(CANARIES.get(0)));
    lab.said.add("Token " + CANARIES.get(0));
    lab.sync(
        connection,
        (plan, journal) -> {
          journal.commit(acknowledged(state(USERS, "{\"at\": 1}"), 1));
          journal.configChanged(Side.SOURCE, config(CANARIES.get(1)));
          return failed(
              Verdict.PARTIAL, FailureType.SYSTEM_ERROR, "No good: " + String.join(" ", CANARIES));
        });
  }

  private static ObjectNode config(String token) {
    return object("{\"host\": \"h\", \"token\": \"" + token + "\"}");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void requireNone(Path file) throws IOException {
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .as(file.toString())
        .doesNotContain(CANARIES);
  }

  private static List<String> tables(Store store) {
    boolean file = store.location().url().startsWith("jdbc:sqlite:");
    String query =
        file
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    List<String> tables =
        store.transact(handle -> handle.createQuery(query).mapTo(String.class).list());
    assertThat(tables).contains("actor", "attempts", "checkpoint", "jobs", "state", "secrets");
    return tables.stream().filter(table -> !table.equals("secrets")).toList();
  }

  private static String cells(Store store, String table) {
    List<String> rows = new ArrayList<>();
    for (Map<String, Object> row :
        store.transact(handle -> handle.createQuery("SELECT * FROM " + table).mapToMap().list())) {
      rows.add(row.values().toString());
    }
    return String.join("\n", rows);
  }

  /** The default place is the table. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_secret_can_be_written_read_and_forgotten(Database database) {
    try (Store store = Store.open(database.in(home))) {
      SecretTable secrets = new SecretTable(store);
      secrets.write("a_v1", "payload");

      assertThat(secrets.read("a_v1")).contains("payload");
      secrets.delete("a_v1");
      assertThat(secrets.read("a_v1")).isEmpty();
    }
  }
}
