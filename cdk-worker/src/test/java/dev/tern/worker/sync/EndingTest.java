package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.worker.connector.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How attempts end before their time: P3, P4, P12, P13, W19. */
@Timeout(60)
final class EndingTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final Stub echo = Stub.echo();

  private String script(String name, String text) throws IOException {
    return "exec:bash " + Files.writeString(folder.resolve(name), text);
  }

  /** W19, P12. */
  @Test
  void a_source_that_hangs_after_it_closed_its_output_is_killed() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("hang.sh"),
            "(exec sleep 300) >/dev/null 2>&1 &\necho $! > "
                + folder
                + "/pid\nexec >&- 2>&-\nwait\n");
    Pair pair =
        new Pair(Pair.connector(folder, "exec:bash " + script), echo.connector())
            .stream("a").times(LONG, LONG, Duration.ofMillis(500));
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message())
        .isEqualTo("The source did not end within 500 ms and was killed.");
    assertThat(result.sourceExit()).isEmpty();
    assertThat(echo.lines("COMPLETE")).isEmpty();
    Gone.assertGone(folder.resolve("pid"));
  }

  /** W19. */
  @Test
  void an_orphan_that_keeps_the_output_open_is_killed() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("orphan.sh"),
            "(exec sleep 300) &\necho $! > " + folder + "/pid\nexit 0\n");
    Pair pair =
        new Pair(Pair.connector(folder, "exec:bash " + script), echo.connector())
            .stream("a").times(LONG, LONG, Duration.ofMillis(500));
    AttemptResult result = pair.run();
    assertThat(result.sourceExit()).hasValue(0);
    Gone.assertGone(folder.resolve("pid"));
  }

  /** W19. */
  @Test
  void a_destination_that_never_reads_is_killed() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("deaf.sh"), "(exec sleep 300) &\necho $! > " + folder + "/pid\nwait\n");
    Stub flood =
        Stub.of(
            (stub, in, out, stop) -> {
              for (int i = 0; !stop.requested(); i++) {
                out.println(Pair.quoted(Pair.record("a", i)));
              }
              return 143;
            });
    Pair pair =
        new Pair(flood.connector(), Pair.connector(folder, "exec:bash " + script))
            .stream("a").times(LONG, Duration.ofMillis(700), Duration.ofMillis(500));
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message())
        .isEqualTo("The destination has taken nothing for 700 ms.");
    assertThat(result.failures().get(0).type())
        .isEqualTo(dev.tern.protocol.AirbyteErrorTraceMessage.FailureType.TRANSIENT_ERROR);
    Gone.assertGone(folder.resolve("pid"));
  }

  @Test
  void a_destination_that_does_not_end_after_its_input_is_killed() throws Exception {
    Path script = Files.writeString(folder.resolve("late.sh"), "cat >/dev/null\nexec sleep 300\n");
    Pair pair =
        new Pair(Stub.source(0, Pair.record("a", 1)), Pair.connector(folder, "exec:bash " + script))
            .stream("a").times(LONG, Duration.ofMillis(700), Duration.ofMillis(500));
    assertThat(pair.run().failures().get(0).message())
        .isEqualTo("The destination has not come to its end 700 ms after that of its input.");
  }

  /** P13. */
  @Test
  void a_source_that_is_silent_for_too_long_has_failed() {
    Stub silent =
        Stub.of(
            (stub, in, out, stop) -> {
              out.println(Pair.quoted(Pair.record("a", 1)));
              out.println(Pair.quoted(Pair.state("a", 1)));
              java.util.concurrent.CountDownLatch stopped =
                  new java.util.concurrent.CountDownLatch(1);
              stop.onRequest(stopped::countDown);
              while (!stopped.await(100, TimeUnit.MILLISECONDS)) {
                out.println("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"zzz\"}}");
              }
              return 143;
            });
    Pair pair =
        new Pair(silent.connector(), echo.connector())
            .stream("a").times(Duration.ofMillis(700), LONG, Duration.ofSeconds(5));
    AttemptResult result = pair.run();
    assertThat(result.failures())
        .singleElement()
        .extracting(FailureReason::message)
        .isEqualTo("The source has sent no record and no state for 700 ms.");
    assertThat(result.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":1}");
  }

  @Test
  void a_destination_that_ends_early_ends_the_source() {
    Stub early =
        Stub.of(
            (stub, in, out, stop) -> {
              in.readLine();
              return 0;
            });
    AttemptResult result = new Pair(flood(), early.connector()).stream("a").run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures())
        .singleElement()
        .extracting(FailureReason::message)
        .isEqualTo("The destination ended before its input did.");
  }

  @Test
  void the_reason_a_destination_tells_comes_first() {
    Stub failing =
        Stub.of(
            (stub, in, out, stop) -> {
              in.readLine();
              out.println(
                  Pair.quoted(
                      "{'type':'TRACE','trace':{'type':'ERROR','emitted_at':1,'error':{'message':"
                          + "'The disk is full.','failure_type':'transient_error'}}}"));
              return 1;
            });
    AttemptResult result =
        new Pair(Stub.source(0, Pair.record("a", 1)), failing.connector()).stream("a").run();
    assertThat(result.failures())
        .singleElement()
        .extracting(FailureReason::message)
        .isEqualTo("The disk is full.");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);

    AttemptResult flooded = new Pair(flood(), failing.connector()).stream("a").run();
    assertThat(flooded.failures()).isEqualTo(result.failures());
  }

  /** A source that only ends when it is asked to, and says by its exit code that it was. */
  private static Connector flood() {
    return Stub.of(
            (stub, in, out, stop) -> {
              for (int i = 0; !stop.requested(); i++) {
                out.println(Pair.quoted(Pair.record("a", i)));
              }
              return 143;
            })
        .connector();
  }

  /** P3. */
  @Test
  void every_configured_stream_is_complete_when_the_source_ended_well() {
    Pair pair =
        new Pair(
                Stub.source(0, Pair.record("a", 1), Pair.status("a", "INCOMPLETE")),
                echo.connector())
            .stream("a").stream("b");
    AttemptResult result = pair.run();
    assertThat(echo.lines("COMPLETE")).hasSize(2);
    assertThat(result.warnings())
        .containsExactly(
            "The source ended well and said INCOMPLETE of stream 'a'. It counts as complete.",
            "The source ended well and said nothing of stream 'b'. It counts as complete.");
  }

  /** P3. */
  @Test
  void strict_attempts_forward_the_statuses_of_the_source() {
    Pair pair =
        new Pair(
                Stub.source(
                    0,
                    Pair.status("a", "STARTED"),
                    Pair.record("a", 1),
                    Pair.status("a", "INCOMPLETE")),
                echo.connector())
            .stream("a").strict();
    pair.run();
    assertThat(echo.received).hasSize(3);
    assertThat(echo.received.get(0)).contains("STARTED");
    assertThat(echo.received.get(2)).contains("INCOMPLETE");
  }

  /** P4. */
  @Test
  void a_complete_stream_that_is_not_configured_fails_the_sync() {
    AttemptResult result =
        new Pair(Stub.source(0, Pair.status("b", "COMPLETE")), echo.connector()).stream("a").run();
    assertThat(result.failures().get(0).message()).contains("'b' is complete, which is not in");
    assertThat(echo.lines("COMPLETE")).isEmpty();
  }

  @Test
  void what_a_side_prints_on_stderr_is_logged_and_explains_its_end() throws Exception {
    Pair pair =
        new Pair(
                Pair.connector(folder, script("sad.sh", "echo oh no >&2; exit 3")),
                echo.connector())
            .stream("a");
    AttemptResult result = pair.run();
    assertThat(pair.watcher.lines()).contains("SOURCE ERROR oh no");
    assertThat(result.failures().get(0).internalMessage()).hasValue("oh no");
    assertThat(result.sourceExit()).hasValue(3);
  }

  @Test
  void a_program_that_is_not_there_fails_the_attempt_with_a_sentence() {
    Pair pair =
        new Pair(Pair.connector(folder, "exec:no-such-program-here"), echo.connector()).stream("a");
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failures().get(0).message()).contains("no program 'no-such-program-here'");
  }
}
