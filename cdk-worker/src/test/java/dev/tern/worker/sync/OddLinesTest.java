package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** W7, W8, W14, P14. */
final class OddLinesTest {

  @TempDir private Path folder;

  private final Stub destination = Stub.echo();

  private Pair pair(byte[]... pieces) throws Exception {
    Path file = folder.resolve("output");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] piece : pieces) {
        out.write(piece);
      }
    }
    return new Pair(Pair.connector(folder, "replay:" + file), destination.connector()).stream("a");
  }

  private static byte[] bytes(String text) {
    return Pair.quoted(text).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void text_that_is_no_message_is_logged_with_its_line_and_dropped() throws Exception {
    Pair pair = pair(bytes(Pair.record("a", 1) + "\nhello\n\n[1]\n" + Pair.record("a", 2) + "\n"));
    AttemptResult result = pair.run();
    assertThat(destination.lines("RECORD")).hasSize(2);
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(result.warnings().get(0))
        .isEqualTo("Line 2 of the source is no message and is dropped: hello (2 times)");
    assertThat(pair.watcher.lines())
        .contains("SOURCE INFO Line 4 of the source is no message and is dropped: [1]");
  }

  @Test
  void half_a_message_at_a_good_end_is_a_failure_and_completes_nothing() throws Exception {
    AttemptResult result =
        pair(bytes(Pair.record("a", 1) + "\n{'type':'RECORD','record':{'str")).run();
    assertThat(destination.lines("RECORD")).hasSize(1);
    assertThat(destination.lines("TRACE")).isEmpty();
    assertThat(result.warnings().get(0)).startsWith("Line 2 of the source is no message");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message())
        .startsWith("The source ended with exit code 0 within a message (line 2)");
  }

  @Test
  void a_last_line_without_a_line_end_is_a_line() throws Exception {
    pair(bytes(Pair.record("a", 1) + "\n" + Pair.record("a", 2))).run();
    assertThat(destination.lines("RECORD")).hasSize(2);
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_tolerated() throws Exception {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    AttemptResult result =
        pair(
                mark,
                bytes(
                    Pair.record("a", 1)
                        + "\r\n"
                        + Pair.record("a", 2)
                        + "\r\n"
                        + Pair.record("a", 3)
                        + "\r\n"
                        + Pair.state("a", 3)
                        + "\r\n"))
            .run();
    assertThat(result.streams().values().iterator().next().read()).isEqualTo(3);
    assertThat(destination.lines("RECORD")).hasSize(3);
    assertThat(destination.states()).hasSize(1);
  }

  @Test
  void a_record_that_is_no_utf8_stops_the_sync_even_among_many_of_its_shape() throws Exception {
    byte[] broken = bytes(Pair.record("a", 77).replace("77", "'X'") + "\n");
    broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xFF;
    AttemptResult result =
        pair(bytes(Pair.record("a", 1) + "\n"), broken, bytes(Pair.record("a", 2) + "\n")).run();
    assertThat(result.verdict()).isNotEqualTo(Verdict.SUCCEEDED);
    assertThat(result.failures().get(0).message())
        .startsWith("A message of the source is damaged (line 2).");
  }

  @Test
  void what_is_damaged_is_dropped_where_the_platform_drops_it() throws Exception {
    Pair pair =
        pair(bytes(Pair.record("a", 1) + "\n{'type':'RECORD',\n" + Pair.record("a", 2) + "\n"));
    AttemptResult result = pair.lenient().run();
    assertThat(destination.lines("RECORD")).hasSize(2);
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void no_state_is_committed_that_came_after_a_damaged_message() throws Exception {
    Pair pair =
        pair(
            bytes(
                Pair.record("a", 1)
                    + "\n"
                    + Pair.state("a", 1)
                    + "\n{'type':'RECORD','record':{'stream':'a','da\n"
                    + Pair.state("a", 2)
                    + "\n"));
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isNotEqualTo(Verdict.SUCCEEDED);
    assertThat(destination.states()).hasSizeLessThan(2);
  }

  @Test
  void a_record_without_its_parts_stops_the_sync() throws Exception {
    AttemptResult result =
        pair(bytes("{'type':'RECORD','record':{'stream':'a','emitted_at':1}}\n")).run();
    assertThat(result.failures().get(0).message())
        .startsWith("A record of the source lacks its stream, its data or its time (line 1).");
  }

  @Test
  void messages_that_nobody_knows_are_dropped() throws Exception {
    AttemptResult result =
        pair(bytes(
                """
                {'type':'NOVEL'}
                {}
                """))
            .run();
    assertThat(destination.lines("RECORD")).isEmpty();
    assertThat(result.warnings().get(0)).contains("is a message of an unknown type");
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void a_record_in_an_unusual_spelling_is_a_record() throws Exception {
    pair(bytes(
            " { 'record' : { 'data' : {'x':1.10} , 'stream' : '\\u0061' } ,"
                + " '\\u0074ype' : 'RECORD' }\n"))
        .run();
    assertThat(destination.lines("RECORD")).singleElement().asString().contains("1.10");
  }

  @Test
  void strict_attempts_fail_at_the_first_odd_line() throws Exception {
    Pair pair = pair(bytes(Pair.record("a", 1) + "\nhello\n" + Pair.state("a", 1) + "\n"));
    AttemptResult result = pair.strict().run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message()).startsWith("Line 2 of the source");
    assertThat(pair.journal.commits).isEmpty();
  }

  @Test
  void a_strict_attempt_looks_into_the_data_of_every_record() throws Exception {
    String broken = Pair.record("a", 7).replace("{'id':7}", "{'id':}");
    Pair pair = pair(bytes(Pair.record("a", 1) + "\n" + broken + "\n"));
    assertThat(pair.strict().run().failures().get(0).message()).startsWith("Line 2");
  }

  @Test
  void records_of_a_stream_that_is_not_configured_are_dropped_and_told() throws Exception {
    Pair pair = pair(bytes(Pair.record("b", 1) + "\n" + Pair.record("a", 1) + "\n"));
    AttemptResult result = pair.run();
    assertThat(destination.lines("RECORD")).hasSize(1);
    assertThat(result.warnings().get(0)).contains("'b', which is not configured");
  }

  /** Passed over as they come: each would cost a look at all behind it. */
  @Test
  void many_of_them_in_a_row_are_counted_one_by_one() throws Exception {
    String strangers = (Pair.record("b", 1) + "\n").repeat(3);
    String known = Pair.record("a", 1) + "\n";
    Pair pair = pair(bytes(known + strangers + known + strangers + Pair.state("a", 1) + "\n"));
    AttemptResult result = pair.run();
    assertThat(destination.lines("RECORD")).hasSize(2);
    assertThat(result.warnings().get(0)).contains("'b', which").endsWith("(6 times)");
    assertThat(pair.journal.commits).extracting(Commit::rows).containsExactly(2L);
  }

  @Test
  void records_of_a_stream_that_is_not_configured_fail_strict_attempts_and_platforms()
      throws Exception {
    byte[] lines = bytes(Pair.record("b", 1) + "\n");
    assertThat(pair(lines).strict().run().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(pair(lines).lenient().run().failures().get(0).message()).contains("'b'");
  }

  /** W7. */
  @Test
  void a_very_long_line_is_passed_on_with_a_warning() throws Exception {
    String text = "x".repeat(20_000_001);
    AttemptResult result =
        pair(bytes(Pair.record("a", 1).replace("1}", "'" + text + "'}") + "\n")).run();
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(destination.received.get(0)).hasSizeGreaterThan(20_000_000);
    assertThat(result.warnings().get(0)).contains("more than 20,000,000 bytes");
  }

  /** P2. */
  @Test
  void only_records_states_and_completions_reach_the_destination() throws Exception {
    Pair pair =
        pair(
            bytes(
                "{'type':'LOG','log':{'level':'INFO','message':'reading'}}\n"
                    + Pair.status("a", "STARTED")
                    + "\n"
                    + Pair.record("a", 1)
                    + "\n{'type':'SPEC','spec':{'connectionSpecification':{}}}\n"));
    pair.run();
    assertThat(destination.received).hasSize(2);
    assertThat(destination.received.get(1)).contains("COMPLETE");
    assertThat(pair.watcher.lines()).contains("SOURCE INFO reading");
  }
}
