package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P15, W20, W21. */
final class ProgressTest {

  @TempDir private Path folder;

  private static String estimate(String type, String name, String numbers) {
    return String.format(
        "{'type':'TRACE','trace':{'type':'ESTIMATE','emitted_at':1,'estimate':{'type':'%s',"
            + "'name':'%s'%s}}}",
        type, name, numbers);
  }

  private static StreamCounts counts(AttemptResult result, String name) {
    return Objects.requireNonNull(result.streams().get(new StreamDescriptor().withName(name)));
  }

  private static Pair pair(String... lines) {
    return new Pair(Stub.source(0, lines), Stub.echo().connector()).stream("a").stream("b");
  }

  @Test
  void the_newest_estimate_of_a_stream_counts() {
    AttemptResult result =
        pair(
                estimate("STREAM", "a", ",'row_estimate':5,'byte_estimate':50"),
                estimate("STREAM", "a", ",'row_estimate':0"),
                Pair.record("a", 1))
            .run();
    assertThat(counts(result, "a").estimatedRows()).hasValue(0);
    assertThat(counts(result, "a").estimatedBytes()).isEmpty();
    assertThat(counts(result, "b").estimatedRows()).isEmpty();
  }

  @Test
  void an_estimate_of_the_whole_sync_belongs_to_no_stream() {
    Pair pair = pair(estimate("SYNC", "", ",'row_estimate':7,'byte_estimate':70"));
    AttemptResult result = pair.run();
    assertThat(pair.watcher.estimated()).isEqualTo(OptionalLong.of(7));
    assertThat(counts(result, "a").estimatedRows()).isEmpty();
  }

  /** P15. */
  @Test
  void estimates_of_both_kinds_are_all_ignored() {
    Pair pair =
        pair(
            estimate("STREAM", "a", ",'row_estimate':5,'byte_estimate':50"),
            estimate("SYNC", "", ",'row_estimate':7,'byte_estimate':70"),
            estimate("STREAM", "a", ",'row_estimate':6,'byte_estimate':60"));
    AttemptResult result = pair.run();
    assertThat(counts(result, "a").estimatedRows()).isEmpty();
    assertThat(pair.watcher.estimated()).isEmpty();
    assertThat(result.warnings())
        .anyMatch(warning -> warning.contains("All estimates are ignored"));
  }

  @Test
  void a_rate_limit_is_told_with_its_reset_and_over_with_the_next_record() {
    String limited =
        Pair.status("a", "RUNNING")
            .replace(
                "'status':'RUNNING'",
                "'status':'RUNNING','reasons':[{'type':'RATE_LIMITED','rate_limited':"
                    + "{'quota_reset':1700000000000}}]");
    assertThat(counts(pair(limited).run(), "a").statusReason())
        .hasValue("RATE_LIMITED until 2023-11-14T22:13:20Z");
    AttemptResult over = pair(limited, Pair.record("a", 1)).run();
    assertThat(counts(over, "a").statusReason()).isEmpty();
    assertThat(counts(over, "a").status()).hasValue(AirbyteStreamStatus.RUNNING);
  }

  @Test
  void a_message_with_a_value_of_a_newer_protocol_is_dropped_and_told() {
    AttemptResult result = pair(Pair.status("a", "PONDERING"), Pair.record("a", 1)).run();
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(result.warnings().get(0)).contains("a value that is not known");
  }

  @Test
  void counters_are_kept_at_the_end() {
    Pair pair = pair(Pair.record("a", 1), Pair.state("a", 1));
    pair.run();
    assertThat(pair.journal.heartbeats()).isPositive();
    assertThat(pair.journal.counts.values()).extracting(StreamCounts::committed).contains(1L);
  }

  /** W21. */
  @Test
  void a_thousand_streams_take_turns() {
    Stub source =
        Stub.of(
            (stub, in, out, stop) -> {
              for (int round = 0; round < 20; round++) {
                for (int stream = 0; stream < 1_000; stream++) {
                  out.println(Pair.quoted(Pair.record("s" + stream, round)));
                }
              }
              for (int stream = 0; stream < 1_000; stream++) {
                out.println(Pair.quoted(Pair.state("s" + stream, 20)));
              }
              return 0;
            });
    Pair pair = new Pair(source.connector(), Pair.connector(folder, "null:"));
    for (int stream = 0; stream < 1_000; stream++) {
      pair.stream("s" + stream);
    }
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.states()).hasSize(1_000);
    assertThat(pair.journal.rows()).isEqualTo(20_000);
  }
}
