package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that end while tables are read, and how many there are. */
final class DroppedConnectionTest extends OnPostgres {

  private static final int ROWS = 20_000;
  private static final int PAGE = 500;
  private static final String DROP =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE application_name = 'source-database'";

  private Run run(int workers) throws SQLException {
    ObjectNode config =
        server.config(
            "CREATE TABLE t (id int8 PRIMARY KEY, at int8, wide text); INSERT INTO t"
                + " SELECT g, g / 3, repeat('x', 300) FROM generate_series(1, "
                + ROWS
                + ") g; ANALYZE t");
    config.put("workers", workers).put("connections", workers).put("page_rows", PAGE);
    return new Run(folder, config);
  }

  /** Every connection of the source is ended three times. */
  @ParameterizedTest
  @CsvSource({"false, 1", "false, 4", "true, 1"})
  void reading_goes_on_behind_the_page_that_was_open(boolean incremental, int workers)
      throws Exception {
    Run run = run(workers);
    String[] cursor = incremental ? new String[] {"at"} : new String[0];
    List<String> arguments = run.readArguments(Run.catalog(run.discover().stream("t"), cursor));
    RunResult result;
    try (RunningConnector running = Shop.process().start(arguments.toArray())) {
      int[] records = {0};
      for (int mark : List.of(2000, 8000, 14_000)) {
        assertThat(running.awaitLine(line -> line.contains("\"RECORD\"") && ++records[0] == mark))
            .isPresent();
        server.execute(DROP);
      }
      result = running.await();
    }
    assertThat(result.exitCode()).as("%s", result.errors()).isZero();
    assertThat(result.logs()).anyMatch(log -> log.contains("tried again"));
    List<Integer> ids =
        result.records("t").stream().map(record -> record.path("id").asInt()).toList();
    assertThat(ids.stream().distinct().count()).isEqualTo(ROWS);
    assertThat(ids.size() - ROWS).isLessThanOrEqualTo(incremental ? 0 : 3 * workers * PAGE);
  }

  @Test
  void no_more_connections_are_used_than_allowed() throws Exception {
    Run run = run(8);
    ObjectNode config = run.config().deepCopy();
    config.put("connections", 1);
    server.execute("CREATE ROLE lonely LOGIN CONNECTION LIMIT 1; GRANT pg_read_all_data TO lonely");
    config.put("username", "lonely");
    Transcript read = new Run(folder, config).read(Run.catalog(run.discover().stream("t")));
    assertThat(read.errors()).isEmpty();
    assertThat(read.records("t")).hasSize(ROWS);
  }

  @Test
  void what_there_is_to_read_is_estimated() throws Exception {
    Run run = run(2);
    Transcript read = run.read(Run.catalog(run.discover().stream("t")));
    List<JsonNode> estimates =
        read.of("TRACE").stream().map(line -> line.at("/trace/estimate")).toList();
    JsonNode estimate = estimates.stream().filter(JsonNode::isObject).findFirst().orElseThrow();
    assertThat(estimate.path("row_estimate").asLong()).isBetween(ROWS / 2L, ROWS * 2L);
    assertThat(estimate.path("byte_estimate").asLong()).isGreaterThan(ROWS * 100L);
    assertThat(estimate.path("type").asText()).isEqualTo("STREAM");
  }
}
