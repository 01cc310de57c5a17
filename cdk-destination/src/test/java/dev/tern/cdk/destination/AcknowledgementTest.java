package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.Background;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

  private static final List<String> ONE = List.of(Wire.append("users"));
  private static final List<String> TWO = List.of(Wire.append("users"), Wire.append("orders"));

  private final MemoryDestination destination = new MemoryDestination();

  private void assertEcho(String line, String expected) throws IOException {
    assertThat(WriteRun.of(destination, ONE, line).states()).containsExactly(expected);
  }

  @Test
  void a_state_counts_the_records_since_the_one_before() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            ONE,
            Wire.record("users", 1),
            Wire.record("users", 2),
            Wire.state("users", 7),
            Wire.state("users", 8),
            Wire.record("users", 3),
            Wire.state("users", 9));

    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .containsExactly(
            Wire.echo(Wire.state("users", 7), 2),
            Wire.echo(Wire.state("users", 8), 0),
            Wire.echo(Wire.state("users", 9), 1));
    assertThat(destination.store.get("'users'"))
        .containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
  }

  @Test
  void an_echo_keeps_every_byte_of_the_state() throws IOException {
    assertEcho(
        "{ \"zeta\":1e3, \"state\" : { \"sourceStats\":{\"recordCount\":2.0},\"x\":[1.10,-0.0,1E+400]"
            + " , \"stream\":{\"stream_state\":{\"a\":\"\\u00e9\\/é\"},\"stream_descriptor\":{\"name\":"
            + "\"users\",\"n\":null}},\"type\":\"STREAM\"  } ,\"type\":\"STATE\", \"id\":12}",
        "{ \"zeta\":1e3, \"state\" : { \"sourceStats\":{\"recordCount\":2.0},\"x\":[1.10,-0.0,1E+400]"
            + " , \"stream\":{\"stream_state\":{\"a\":\"\\u00e9\\/é\"},\"stream_descriptor\":{\"name\":"
            + "\"users\",\"n\":null}},\"type\":\"STREAM\"  ,\"destinationStats\":{\"recordCount\":0.0}}"
            + " ,\"type\":\"STATE\", \"id\":12}");
  }

  @Test
  void stats_of_somebody_else_are_replaced_where_they_stand() throws IOException {
    assertEcho(
        "{\"type\":\"STATE\",\"state\":{\"destinationStats\": {\"recordCount\":9.0,\"b\":[{}]} ,"
            + "\"data\":{\"destinationStats\":5,\"e\":1e5}}}",
        "{\"type\":\"STATE\",\"state\":{\"destinationStats\": {\"recordCount\":0.0} ,"
            + "\"data\":{\"destinationStats\":5,\"e\":1e5}}}");
  }

  @Test
  void a_state_without_any_field_gets_stats() throws IOException {
    assertEcho(
        "{\"type\":\"STATE\",\"state\":{}}",
        "{\"type\":\"STATE\",\"state\":{\"destinationStats\":{\"recordCount\":0.0}}}");
  }

  @Test
  void a_reset_state_passes_unharmed() throws IOException {
    String reset =
        "{\"type\":\"STATE\",\"id\":0,\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"users\"}}}}";

    assertEcho(reset, Wire.echo(reset, 0));
  }

  @Test
  void a_global_state_counts_and_waits_for_all_streams() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            TWO,
            Wire.record("users", 1),
            Wire.record("orders", 2),
            Wire.global(1),
            Wire.record("orders", 3),
            Wire.legacy(2));

    assertThat(run.lines())
        .containsExactly(Wire.echo(Wire.global(1), 2), Wire.echo(Wire.legacy(2), 1));
  }

  @Test
  void a_failed_write_lets_no_state_after_it_go() throws IOException {
    destination.failing = "write 'orders' 1";

    WriteRun run =
        WriteRun.of(
            destination,
            TWO,
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.record("orders", 2),
            Wire.state("orders", 2),
            Wire.global(3));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
    assertThat(run.errors()).hasSize(1);
    assertThat(destination.calls)
        .containsOnlyOnce("write 'orders' 1")
        .endsWith("close 'users'", "close 'orders'", "close");
  }

  @Test
  void a_state_of_a_stream_outside_the_catalog_passes_at_once() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.overwrite("users")),
            Wire.record("users", 1),
            Wire.state("others", 1));

    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("others", 1), 0));
  }

  @Test
  void a_state_behind_an_ignored_record_does_not_say_that_it_is_stored() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.append("users")),
            Wire.state("others", 1),
            Wire.record("others", 1),
            Wire.state("others", 2),
            Wire.record("users", 1),
            Wire.state("users", 1));

    assertThat(run.code()).isZero();
    assertThat(run.states())
        .containsExactly(
            Wire.echo(Wire.state("others", 1), 0), Wire.echo(Wire.state("users", 1), 1));
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .contains("Stream 'others' is not in the catalog.", "states of its own behind them");
  }

  @Test
  void states_of_null_and_empty_namespace_are_two() throws IOException {
    String empty =
        "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"users\",\"namespace\":\"\"}}}}";

    WriteRun run =
        WriteRun.of(destination, ONE, Wire.record("users", 1), empty, Wire.state("users", 5));

    assertThat(run.states())
        .containsExactly(Wire.echo(empty, 0), Wire.echo(Wire.state("users", 5), 1));
  }

  @Test
  void a_rejected_record_is_counted_apart_and_told_once() throws IOException {
    destination.refused = "2";
    destination.refusal = "too old";

    WriteRun run =
        WriteRun.of(
            destination,
            ONE,
            Wire.record("users", 1),
            Wire.record("users", 2),
            Wire.record("users", 12),
            Wire.state("users", 1),
            Wire.record("users", 3),
            Wire.state("users", 2));

    assertThat(run.states().get(0))
        .endsWith("\"destinationStats\":{\"recordCount\":1.0,\"rejectedRecordCount\":2.0}}}");
    assertThat(run.states().get(1)).endsWith("\"destinationStats\":{\"recordCount\":1.0}}}");
    assertThat(run.warnings()).singleElement().asString().contains("'users'", "too old. Further");
  }

  @Test
  void a_state_comes_back_while_the_source_still_thinks() throws Exception {
    PipedOutputStream source = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(source, 1 << 16);
    PipedOutputStream out = new PipedOutputStream();
    BufferedReader platform =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out, 1 << 16), StandardCharsets.UTF_8));
    CompletableFuture<Integer> code =
        Background.call(
            () -> {
              try {
                return WriteRun.code(destination, ONE, in, out);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });

    source.write(Wire.bytes(Wire.record("users", 1), Wire.state("users", 1)));
    source.flush();

    assertThat(platform.readLine()).isEqualTo(Wire.echo(Wire.state("users", 1), 1));
    source.close();
    assertThat(code.get()).isZero();
  }
}
