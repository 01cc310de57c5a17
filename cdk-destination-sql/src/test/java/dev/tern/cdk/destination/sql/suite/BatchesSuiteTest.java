package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.SqlDestination;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of a batch sends it to the tables while records come without a pause. */
public abstract class BatchesSuiteTest {

  private static final int ENOUGH = 10_000_000;
  private static final long NEVER_MANY = 1L << 30;
  private static final BatchLimits NONE =
      new BatchLimits(Integer.MAX_VALUE, NEVER_MANY, Duration.ofDays(1), NEVER_MANY);

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected BatchesSuiteTest() {}

  /** A new, empty database. */
  protected abstract SqlStore store();

  /** The destination that writes to it, with other limits. */
  protected abstract SqlDestination<?> limited(BatchLimits limits);

  @Test
  void a_batch_of_enough_rows_is_written_while_records_come() throws IOException {
    assertThat(flooded(NONE.withRows(100), ENOUGH)).isTrue();
  }

  @Test
  void a_batch_of_enough_bytes_is_written_while_records_come() throws IOException {
    assertThat(flooded(NONE.withBytes(1000), ENOUGH)).isTrue();
  }

  @Test
  void a_batch_that_is_old_enough_is_written_while_records_come() throws IOException {
    assertThat(flooded(NONE.withAge(Duration.ofMillis(50)), ENOUGH)).isTrue();
  }

  @Test
  void a_batch_within_all_limits_is_written_at_the_end() throws IOException {
    assertThat(flooded(NONE, 1000)).isFalse();
  }

  /** Whether the state behind the first record came back while records still came. */
  private boolean flooded(BatchLimits limits, int records) throws IOException {
    SqlStore store = store();
    SuiteStream stream = new SuiteStream("flooded").field("id", "integer");
    Flood flood = new Flood(stream.name(), records);
    Path config = Files.writeString(folder.resolve("config.json"), store.config().toString());
    String catalog = Lines.catalog(List.of(stream.configured()));
    String[] words = {
      "write",
      "--config",
      config.toString(),
      "--catalog",
      Files.writeString(folder.resolve("catalog.json"), catalog).toString()
    };
    PrintStream err =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    StandardStreams streams = new StandardStreams(flood, flood.output(), err);
    assertThat(DestinationRunner.run(limited(limits), words, streams)).isZero();
    assertThat(store.query("SELECT count(DISTINCT id) FROM " + store.table(stream.name())))
        .containsExactly(String.valueOf(flood.records()));
    return flood.wasEchoed();
  }
}
