package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

  private static final List<String> USERS = List.of(Wire.append("users"));

  private final MemoryDestination destination = new MemoryDestination();

  /** Something between two records with their states. */
  private WriteRun runAround(byte[] middle) throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(Wire.bytes(Wire.record("users", 1), Wire.state("users", 1)));
    input.writeBytes(middle);
    input.writeBytes(Wire.bytes("", Wire.record("users", 2), Wire.state("users", 2)));
    return WriteRun.ofBytes(destination, USERS, input.toByteArray());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static Stream<byte[]> damaged() {
    String record = Wire.record("users", 9);
    return Stream.of(
        latin(record.substring(0, record.length() - 5)),
        latin(record + record),
        latin(record + " x"),
        latin("{"),
        latin("{\"type\":\"RECORD\"}"),
        latin("{\"type\":\"STATE\",\"state\":null}"),
        latin("{\"type\":\"TRACE\"}"),
        latin("{\"type\":\"RECORD\",\"record\":{\"data\":{},\"emitted_at\":1}}"),
        latin("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"emitted_at\":1}}"),
        latin(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":[],\"emitted_at\":1}}"),
        latin("{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\"}}"),
        latin("{\"type\":\"STATE\",\"state\":{\"type\":\"GLOBAL\"}}"),
        latin("{\"type\":\"STATE\",\"state\":{\"type\":\"GALAXY\"}}"),
        latin("{\"type\":\"STATE\",\"state\":{\"type\":\"GLOBAL\",\"state_type\":\"LEGACY\"}}"),
        latin("\0" + record),
        latin(record.replace("9", "\"a\0b\"")),
        latin(record.replace("9", "\"\u00ff\u00fe\"")),
        latin(record.replace("9", "\"\u00c3\"")),
        latin(record.replace("9", "NaN")),
        latin("stray text " + record),
        latin(record.substring(5)),
        latin("[" + record + "]"),
        latin(record.replace("\"RECORD\"", "\"record\"")),
        latin(record.replace("\"RECORD\"", "7")),
        latin(record.replace("9", "1".repeat(20_000))),
        latin(record.replace("9", "[".repeat(20_000) + "]".repeat(20_000))));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void a_damaged_message_stops_loudly_and_nothing_after_it_counts(byte[] line) throws IOException {
    WriteRun run = runAround(line);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
    assertThat(run.errors()).singleElement().asString().contains("Line 3 of the input");
    assertThat(destination.store.get("'users'")).containsExactly("{\"id\":1}");
    assertThat(destination.calls).endsWith("close 'users'", "close");
  }

  static Stream<byte[]> foreign() {
    return Stream.of(
        latin("Picked up JAVA_TOOL_OPTIONS: -Xmx1g"),
        latin("[1,2]"),
        latin("\0\0\0"),
        latin("\u00ff\u00fe\u00fd"),
        latin("{}"),
        latin("{\"type\":null}"),
        latin("{\"type\":7,\"recording\":{}}"),
        latin("{\"type\":{\"a\":\"RECORD\"}}"),
        latin("{\"type\":\"TELEPATHY\",\"telepathy\":{\"a\":1}}"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void foreign_lines_are_dropped_counted_and_told_of_once(byte[] line) throws IOException {
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(line);
    twice.write('\n');
    twice.writeBytes(line);

    WriteRun run = runAround(twice.toByteArray());

    assertThat(run.code()).isZero();
    assertThat(run.states()).hasSize(2);
    assertThat(run.warnings()).hasSize(2);
    assertThat(run.warnings().get(0)).contains("Line 3 of the input is no message");
    assertThat(run.warnings().get(1))
        .contains("2 lines of the input were no messages and were dropped.");
  }

  static Stream<byte[]> harmless() {
    return Stream.of(
        latin(""),
        latin("\n\n \t\n\r\n"),
        latin("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"hi\"}}"),
        latin("{\"type\":\"SPEC\"}"),
        latin("{\"type\":\"CONTROL\",\"control\":{\"type\":\"NEW\"}}"),
        latin("{\"type\":\"TRACE\",\"trace\":{\"type\":\"ESTIMATE\",\"emitted_at\":1}}"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void other_messages_and_blank_lines_are_nobodys_business(byte[] line) throws IOException {
    WriteRun run = runAround(line);

    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void one_foreign_line_is_one_line() throws IOException {
    WriteRun run = runAround(latin("hello"));

    assertThat(run.warnings().get(1))
        .contains("1 line of the input was no message and was dropped.");
  }

  @Test
  void every_failure_of_the_source_is_told() throws IOException {
    String error =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":{\"message\":"
            + "\"The key is refused.\",\"failure_type\":\"config_error\"}}}";

    WriteRun run =
        runAround(latin(error + "\n" + error + "\n" + Wire.status("users", "INCOMPLETE")));

    assertThat(run.code()).isZero();
    assertThat(run.states()).hasSize(2);
    assertThat(run.lines().stream().filter(line -> line.contains("\"LOG\"")))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"ERROR\"", "\"The source failed: The key is refused.\""));
  }

  @Test
  void half_a_line_at_the_end_is_damage() throws IOException {
    byte[] whole = Wire.bytes(Wire.record("users", 1), Wire.state("users", 1));

    for (int cut = 1; cut < Wire.state("users", 1).length(); cut++) {
      byte[] input = java.util.Arrays.copyOf(whole, whole.length - 1 - cut);
      WriteRun run = WriteRun.ofBytes(new MemoryDestination(), USERS, input);

      assertThat(run.code()).as("cut %d", cut).isEqualTo(1);
      assertThat(run.states()).isEmpty();
    }
  }

  @Test
  void a_last_line_needs_no_line_end() throws IOException {
    byte[] whole = Wire.bytes(Wire.record("users", 1), Wire.state("users", 1));

    WriteRun run =
        WriteRun.ofBytes(destination, USERS, java.util.Arrays.copyOf(whole, whole.length - 1));

    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
  }

  @Test
  void windows_line_ends_and_a_byte_order_mark_are_tolerated() throws IOException {
    String input = "\uFEFF" + Wire.record("users", 1) + "\r\n" + Wire.state("users", 1) + "\r\n";

    WriteRun run = WriteRun.ofBytes(destination, USERS, input.getBytes(StandardCharsets.UTF_8));

    assertThat(run.lines()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
  }

  @Test
  void large_deep_and_long_values_come_through() throws IOException {
    String large =
        Wire.record("users", 1).replace("\"id\":1", "\"id\":\"" + "x".repeat(64 << 20) + "\"");
    String deep =
        Wire.record("users", 2).replace("\"id\":2", "\"id\":" + "[".repeat(990) + "]".repeat(990));
    String digits = Wire.record("users", 3).replace("\"id\":3", "\"id\":" + "7".repeat(500));

    WriteRun run = WriteRun.of(destination, USERS, large, deep, digits, Wire.state("users", 1));

    assertThat(run.lines()).containsExactly(Wire.echo(Wire.state("users", 1), 3));
    List<String> rows = destination.rows("'users'");
    assertThat(rows.get(0)).hasSize((64 << 20) + "{\"id\":\"\"}".length());
    assertThat(rows.get(1)).isEqualTo("{\"id\":" + "[".repeat(990) + "]".repeat(990) + "}");
    assertThat(rows.get(2)).isEqualTo("{\"id\":" + "7".repeat(500) + "}");
  }

  @Test
  void records_of_a_stream_outside_the_catalog_are_told_of_once() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            USERS,
            Wire.record("others", 1),
            Wire.record("others", 2),
            Wire.record("users", 3),
            Wire.state("users", 1));

    assertThat(run.code()).isZero();
    assertThat(run.warnings()).singleElement().asString().contains("'others'", "ignored");
    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
  }
}
