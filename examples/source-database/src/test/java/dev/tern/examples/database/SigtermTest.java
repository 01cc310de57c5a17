package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading that is asked to stop. */
final class SigtermTest {

  @TempDir private Path folder;

  private Run large() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("large.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);"
              + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
              + " INSERT INTO t SELECT i, 'some name that is not short ' || i FROM n");
    }
    ObjectNode config = Run.config(url);
    config.put("workers", 4);
    return new Run(folder, config);
  }

  /** What was printed is covered by the last state, and repeats nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sigterm_ends_a_read_at_a_safe_state(boolean incremental) throws Exception {
    Run run = large();
    String[] cursor = incremental ? new String[] {"id"} : new String[0];
    List<String> arguments = run.readArguments(Run.catalog(run.discover().stream("t"), cursor));
    try (RunningConnector running =
        ConnectorCommand.ofClass(DatabaseSource.class, "-Xmx64m").start(arguments.toArray())) {
      assertThat(running.awaitLine(line -> line.contains("\"STATE\""))).isPresent();
      running.terminate();
      RunResult result = running.await();
      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.errors()).isEmpty();
      Delivery delivery = new Delivery();
      delivery.take(dev.tern.testkit.Transcript.ofLines(result.lines()));
      assertThat(delivery.states().states()).hasSize(1);
      assertThat(delivery.records("t")).doesNotHaveDuplicates().hasSizeLessThan(300_000);
    }
  }
}
