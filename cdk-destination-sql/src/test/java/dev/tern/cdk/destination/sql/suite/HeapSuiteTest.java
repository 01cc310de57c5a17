package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.HeavyInput;
import dev.tern.testkit.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap of 256 MB is enough, whatever comes. */
public abstract class HeapSuiteTest {

  private static final int LARGE = 20_000_000;

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected HeapSuiteTest() {}

  /** A new, empty database. */
  protected abstract SqlStore store();

  @Test
  void rows_of_twenty_megabytes_fit() throws IOException {
    survive(HeavyInput.ofLargeRecords(4, LARGE));
  }

  @Tag("long")
  @Test
  void many_rows_of_twenty_megabytes_fit() throws IOException {
    survive(HeavyInput.ofLargeRecords(40, LARGE));
  }

  @Tag("long")
  @Test
  void a_thousand_interleaved_streams_fit() throws IOException {
    survive(HeavyInput.ofStreams(1000, 200));
  }

  @Tag("long")
  @Test
  void a_huge_stream_beside_five_hundred_tiny_ones_fits() throws IOException {
    survive(HeavyInput.ofOneHuge(500, 500_000));
  }

  @Tag("long")
  @Test
  void a_thousand_columns_fit() throws IOException {
    survive(HeavyInput.ofColumns(1000, 20_000));
  }

  private void survive(HeavyInput input) throws IOException {
    SqlStore store = store();
    RunResult result =
        ConnectorCommand.ofClass(store.destination().getClass(), "-Xmx256m")
            .runWithInput(
                input,
                "write",
                "--config",
                Files.writeString(folder.resolve("config.json"), store.config().toString()),
                "--catalog",
                Files.writeString(folder.resolve("catalog.json"), input.catalog()));

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.states()).hasSize(input.counts().size());
    input
        .counts()
        .forEach(
            (stream, count) ->
                assertThat(store.query("SELECT count(*) FROM " + store.table(stream)))
                    .containsExactly(String.valueOf(count)));
  }
}
