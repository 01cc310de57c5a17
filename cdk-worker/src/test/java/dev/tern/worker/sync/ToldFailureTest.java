package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connectors that say by a trace that they fail, and end with 0. */
@Timeout(60)
final class ToldFailureTest {

  private static final String TRACE =
      "{'type':'TRACE','trace':{'type':'ERROR','emitted_at':1,'error':{'message':"
          + "'The disk is full.','failure_type':'config_error'}}}";

  private final Stub echo = Stub.echo();

  private static Pair fullDisk() {
    Stub destination =
        Stub.of(
            (stub, in, out, stop) -> {
              stub.readAll(in);
              stub.states().forEach(out::println);
              out.println(Pair.quoted(TRACE));
              return 0;
            });
    return new Pair(
            Stub.source(0, Pair.record("a", 1), Pair.state("a", 1)), destination.connector())
        .stream("a");
  }

  private Pair halfRead() {
    return new Pair(
            Stub.source(0, Pair.record("a", 1), Pair.state("a", 1), TRACE), echo.connector())
        .stream("a");
  }

  @Test
  void a_destination_that_says_it_fails_fails_the_attempt_and_its_answers_are_kept() {
    Pair pair = fullDisk();
    AttemptResult result = pair.run();

    assertThat(result.destinationExit()).hasValue(0);
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(result.failures())
        .singleElement()
        .extracting(FailureReason::message)
        .isEqualTo("The disk is full.");
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":1}");
  }

  @Test
  void a_source_that_says_it_fails_fails_the_attempt_and_completes_no_stream() {
    Pair pair = halfRead();
    AttemptResult result = pair.run();

    assertThat(result.sourceExit()).hasValue(0);
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(result.failures().get(0).origin()).isEqualTo(FailureReason.Origin.SOURCE);
    assertThat(echo.lines("COMPLETE")).isEmpty();
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":1}");
  }

  @Test
  void with_the_leniency_of_platforms_the_exit_code_counts_and_the_trace_is_a_warning() {
    AttemptResult result = fullDisk().lenient().run();
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(result.failures()).isEmpty();
    assertThat(result.warnings())
        .contains("The destination said that it fails, and ended well: The disk is full.");

    assertThat(halfRead().lenient().run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(echo.lines("COMPLETE")).hasSize(1);
  }
}
