package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.AcknowledgedWrites;
import dev.tern.testkit.ConnectorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything before a state that came back is in the tables at that moment, and still after the
 * process was killed at any other; with random batches.
 */
public abstract class AcknowledgementSuiteTest {

  private static final List<String> STREAMS = List.of("a", "b", "c");

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected AcknowledgementSuiteTest() {}

  /** A new, empty database. */
  protected abstract SqlStore store();

  @ParameterizedTest
  @CsvSource({"append, false", "append_dedup, true", "refresh, false"})
  void nothing_acknowledged_is_lost(String mode, boolean global) throws IOException {
    killAndFinish(mode, global, 500, 1, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "append, false",
    "append, true",
    "append_dedup, false",
    "append_dedup, true",
    "refresh, false",
    "refresh, true"
  })
  void nothing_acknowledged_is_lost_over_two_hundred_kills(String mode, boolean global)
      throws IOException {
    killAndFinish(mode, global, 2000, 8, 35);
  }

  private void killAndFinish(String mode, boolean global, int records, int atEchoes, int anywhere)
      throws IOException {
    SqlStore store = store();
    Random random = new Random(mode.hashCode() + (global ? 1 : 0));
    AcknowledgedWrites writes = writes(store, mode, global, random);
    limit(store, random.nextInt(500) + 1);
    assertThat(writes.finish(records).errors()).isEmpty();
    for (int kill = 0; kill < atEchoes; kill++) {
      limit(store, random.nextInt(12) + 1);
      writes.killAtAnEcho(60);
    }
    int killed = 0;
    while (killed < anywhere) { // some end before they are killed
      limit(store, random.nextInt(500) + 1);
      killed += writes.killAtAnyMoment(records) ? 1 : 0;
    }
    assertThat(writes.finish(60).errors()).isEmpty();
    STREAMS.forEach(stream -> requireRows(store, mode, stream, writes.acknowledged(stream)));
  }

  private static void requireRows(SqlStore store, String mode, String stream, int count) {
    List<String> ids = store.query("SELECT id FROM " + store.table(stream));
    assertThat(ids.stream().distinct()) // a kill may come between storing and acknowledging
        .hasSizeGreaterThanOrEqualTo(count);
    if (mode.equals("append_dedup")) {
      assertThat(ids).doesNotHaveDuplicates();
    }
  }

  private AcknowledgedWrites writes(SqlStore store, String mode, boolean global, Random random)
      throws IOException {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    STREAMS.forEach(name -> catalog.withArray("streams").add(stream(name, mode).configured()));
    Path catalogFile = Files.writeString(folder.resolve("catalog.json"), catalog.toString());
    return new AcknowledgedWrites(
        ConnectorCommand.ofClass(store.destination().getClass()),
        List.of("write", "--config", folder.resolve("config.json"), "--catalog", catalogFile),
        STREAMS,
        global,
        (namespace, stream) -> dump(store.snapshot(), stream),
        random);
  }

  private static SuiteStream stream(String name, String mode) {
    SuiteStream stream =
        new SuiteStream(name).field("id", "integer").field("at", "integer").field("of", "string");
    return mode.equals("refresh")
        ? stream.generation(5, 5)
        : stream.mode(mode).key("id").cursor("at");
  }

  private void limit(SqlStore store, int rows) throws IOException {
    String config = store.config().put("batch_rows", rows).toString();
    Files.writeString(folder.resolve("config.json"), config);
  }

  /** Rows of the stream in its table, or staged for it. */
  private static List<JsonNode> dump(SqlStore store, String stream) {
    List<JsonNode> rows = new ArrayList<>();
    for (String table : store.tables()) {
      if (table.equals(stream) || table.startsWith("_tern_staging_")) {
        String name = store.table(table);
        for (String id : store.query("SELECT id FROM " + name + " WHERE of = '" + stream + "'")) {
          rows.add(SuiteStream.json("{\"id\":" + id + "}"));
        }
      }
    }
    return rows;
  }
}
