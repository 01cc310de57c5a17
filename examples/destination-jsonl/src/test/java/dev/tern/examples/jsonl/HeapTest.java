package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.HeavyInput;
import dev.tern.testkit.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap of 256 MB is enough, whatever comes, and 64 MB for rows of usual sizes. */
class HeapTest {

  private static final int LARGE = 20_000_000;

  @TempDir Path folder;

  @Test
  void rows_of_twenty_megabytes_fit() throws IOException {
    survive(HeavyInput.ofLargeRecords(4, LARGE));
  }

  @Test
  void a_thousand_interleaved_streams_fit() throws IOException {
    survive(HeavyInput.ofStreams(1000, 5));
  }

  @Tag("long")
  @Test
  void many_rows_of_twenty_megabytes_fit() throws IOException {
    survive(HeavyInput.ofLargeRecords(40, LARGE));
  }

  @Tag("long")
  @Test
  void a_thousand_long_streams_fit() throws IOException {
    survive(HeavyInput.ofStreams(1000, 1000));
  }

  @Tag("long")
  @Test
  void a_huge_stream_beside_five_hundred_tiny_ones_fits() throws IOException {
    survive(HeavyInput.ofOneHuge(500, 1_000_000));
  }

  @Tag("long")
  @Test
  void a_thousand_columns_fit() throws IOException {
    survive(HeavyInput.ofColumns(1000, 10_000));
  }

  @Test
  void a_large_stream_fits_into_64_megabytes() throws IOException {
    survive(HeavyInput.ofOneHuge(10, 300_000), "-Xmx64m");
  }

  @Tag("long")
  @Test
  void a_gigabyte_fits_into_64_megabytes() throws IOException {
    survive(HeavyInput.ofOneHuge(10, 8_000_000), "-Xmx64m");
  }

  private void survive(HeavyInput input) throws IOException {
    survive(input, "-Xmx256m");
  }

  private void survive(HeavyInput input, String heap) throws IOException {
    Path store = folder.resolve("store");
    RunResult result =
        ConnectorCommand.ofClass(JsonlDestination.class, heap, "-XX:TieredStopAtLevel=4")
            .runWithInput(
                input,
                "write",
                "--config",
                InProcess.config(folder, store),
                "--catalog",
                Files.writeString(folder.resolve("catalog.json"), input.catalog()));

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.states()).hasSize(input.counts().size());
    input
        .counts()
        .forEach(
            (stream, count) ->
                assertThat(lines(store.resolve(stream + ".jsonl"))).isEqualTo((long) count));
  }

  /** Of all files of the stream. */
  private static long lines(Path target) {
    try {
      long count = count(target);
      for (Path full : new FileSeries(target).full()) {
        count += count(full);
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
