package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What COPY hands over is what a cursor hands over, whatever the texts are. */
class CopyPropertiesTest {

  private static final List<String> PIECES =
      List.of(
          "\t", "\n", "\r", "\\", "\\N", "\\.", "\"", "'", "\b", "\f", "\u000b", "\u0001", "\u001f",
          "\u007f", "a", "N", "n", "é", "ÿ", "語", "𝄞", " ", "{", ",", "NULL");

  private static @Nullable PostgresServer server;

  @BeforeContainer
  static void start() throws IOException {
    server = new PostgresServer();
  }

  @AfterContainer
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Property(tries = 25)
  void a_full_refresh_reads_what_a_cursor_reads(
      @ForAll("keys") @UniqueElements List<String> keys, @ForAll("number") String number)
      throws SQLException, IOException {
    ObjectNode config =
        server()
            .config(
                """
                CREATE TABLE t (k text, n int, v text, x numeric, f float8, j json, a text[], b bool,
                  at timestamptz, PRIMARY KEY (k, n))""");
    insert(config, keys, number);
    Run run = new Run(Files.createTempDirectory("copy"), config.put("page_rows", 3));
    JsonNode stream = run.discover().stream("t");
    Transcript copied = run.read(Run.catalog(stream));
    Transcript fetched = run.read(Run.catalog(stream, "n"));
    assertThat(copied.errors()).isEmpty();
    assertThat(sorted(copied)).isEqualTo(sorted(fetched));
    assertThat(sorted(copied).stream().map(record -> record.path("k").textValue()))
        .containsExactlyElementsOf(keys);
  }

  private static PostgresServer server() {
    if (server == null) {
      throw new IllegalStateException("The server was not started.");
    }
    return server;
  }

  private static List<JsonNode> sorted(Transcript read) {
    return read.records("t").stream()
        .sorted(Comparator.comparing(record -> record.path("n").asInt()))
        .toList();
  }

  private static void insert(ObjectNode config, List<String> keys, String number)
      throws SQLException {
    String sql =
        "INSERT INTO "
            + PostgresServer.schema(config)
            + ".t VALUES (?, ?, ?, CAST(? AS numeric), CAST(? AS float8), to_json(CAST(? AS text)),"
            + " ARRAY[?, NULL], ?, '2024-01-01 00:00:00.5Z')";
    try (Connection connection =
            DriverManager.getConnection(server().url("postgres"), "postgres", "");
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int n = 0; n < keys.size(); n++) {
        String text = keys.get(n);
        insert.setString(1, text);
        insert.setInt(2, n);
        insert.setString(3, n % 3 == 0 ? null : text);
        insert.setString(4, n % 2 == 0 ? null : number);
        insert.setString(5, number);
        insert.setString(6, text);
        insert.setString(7, text);
        insert.setBoolean(8, n % 2 == 0);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Provide
  Arbitrary<List<String>> keys() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(9)
        .map(pieces -> String.join("", pieces))
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> number() {
    return Arbitraries.oneOf(
        Arbitraries.bigDecimals().map(Object::toString),
        Arbitraries.of("NaN", "Infinity", "1e300", "-1e-300", "0.1", "1e20", "123456789012345678"));
  }
}
