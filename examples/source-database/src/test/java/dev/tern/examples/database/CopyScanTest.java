package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.LowerBound;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.Slice;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a table that somebody else works on, and pages that are not read to their end. */
final class CopyScanTest extends OnPostgres {

  private static final int PAGE = 10;

  private final List<Integer> seen = new ArrayList<>();

  @Test
  void a_page_that_was_cut_is_read_again_and_its_connection_is_used_no_more() throws SQLException {
    ObjectNode config = table();
    try (ConnectionPool pool = pool(config)) {
      TablePages pages = pages(config, pool);
      Optional<String> second = pages.read(slice(Optional.empty()), sink(0, () -> {}));
      assertThatThrownBy(() -> pages.read(slice(second), sink(14, CopyScanTest::cut)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(seen).containsExactlyElementsOf(even(2, 28));
      seen.clear();
      readAll(pages, second, sink(0, () -> {}));
      assertThat(seen).containsExactlyElementsOf(even(22, 60));
    }
  }

  /** The page that is open is one snapshot; those behind it are later ones. */
  @Test
  void rows_that_stay_come_once_whatever_comes_and_goes() throws SQLException {
    ObjectNode config = table();
    try (ConnectionPool pool = pool(config)) {
      RecordSink changing =
          sink(
              5,
              () ->
                  server.execute(
                      config,
                      "DELETE FROM t WHERE id IN (18, 30); INSERT INTO t VALUES (1), (15), (31)"));
      readAll(pages(config, pool), Optional.empty(), changing);
    }
    List<Integer> expected = new ArrayList<>(even(2, 60));
    expected.remove(Integer.valueOf(30));
    expected.add(expected.indexOf(32), 31);
    assertThat(seen).containsExactlyElementsOf(expected);
  }

  private ObjectNode table() throws SQLException {
    return server.config(
        "CREATE TABLE t (id int PRIMARY KEY, v text DEFAULT repeat('x', 100000));"
            + " INSERT INTO t SELECT 2 * g FROM generate_series(1, 30) g");
  }

  private static List<Integer> even(int from, int to) {
    return IntStream.rangeClosed(from / 2, to / 2).map(half -> 2 * half).boxed().toList();
  }

  private static void cut() {
    throw new IllegalStateException("cut");
  }

  private ConnectionPool pool(ObjectNode config) {
    return new ConnectionPool(
        new Connections(
            new PostgresDialect(),
            Run.typed(
                server.url("postgres"),
                Optional.of("postgres"),
                List.of(PostgresServer.schema(config)))));
  }

  private static TablePages pages(ObjectNode config, ConnectionPool pool) {
    Table table =
        pool.use(
            "t",
            connection ->
                pool.dialect().tables(connection, List.of(PostgresServer.schema(config))).get(0));
    TableQuery query = new TableQuery(table.source(), table.columns(), Optional.empty());
    return new TablePages(pool, query, KeyOrder.find(table).orElseThrow(), "t", PAGE);
  }

  private static Slice slice(Optional<String> page) {
    return new Slice(KeyRange.ALL.partition(), new LowerBound(List.of(), Optional.empty()), page);
  }

  private static void readAll(TablePages pages, Optional<String> from, RecordSink sink) {
    Optional<String> page = from;
    do {
      page = pages.read(slice(page), sink);
    } while (page.isPresent());
  }

  /** Something that happens while a table is read. */
  private interface Event {
    void happen() throws SQLException;
  }

  /** Remembers keys; in the middle of reading something happens, once. */
  private RecordSink sink(int at, Event event) {
    return new RecordSink() {
      @Override
      public void emit(JsonNode record) {
        seen.add(record.path("id").asInt());
        if (seen.size() == at) {
          try {
            event.happen();
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        }
      }

      @Override
      public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
        emit(record);
      }

      @Override
      public void emit(Record record) {
        emit(ProtocolJson.mapper().<JsonNode>valueToTree(record));
      }

      @Override
      public boolean stopRequested() {
        return false;
      }
    };
  }
}
