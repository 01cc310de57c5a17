package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** W18: somebody wants an attempt to end. */
@Timeout(60)
final class StoppingTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final Stub echo = Stub.echo();

  private String script(String name, String text) throws IOException {
    return "exec:bash " + Files.writeString(folder.resolve(name), text);
  }

  private static CompletableFuture<AttemptResult> start(SyncAttempt attempt) {
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> result.complete(attempt.run()), "attempt");
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** W18: the first request. */
  @Test
  void a_stopped_attempt_delivers_what_the_source_still_sends() throws Exception {
    Path first = Files.writeString(folder.resolve("1"), Pair.quoted(Pair.record("a", 1)) + "\n");
    Path last = Files.writeString(folder.resolve("2"), Pair.quoted(Pair.state("a", 2)) + "\n");
    String source =
        script(
            "source.sh",
            String.format(
                """
                trap 'cat %s; exit 143' TERM
                cat %s
                echo up >&2
                while :; do read -t 1 <> <(:); done
                """,
                last, first));
    Pair pair = new Pair(Pair.connector(folder, source), echo.connector()).stream("a");
    CompletableFuture<AttemptResult> result = start(pair.attempt());
    pair.watcher.await("up");
    pair.stop.request();
    AttemptResult ended = result.get(30, TimeUnit.SECONDS);
    assertThat(ended.verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(ended.failures()).isEmpty();
    assertThat(ended.sourceExit()).hasValue(143);
    assertThat(ended.destinationExit()).hasValue(0);
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":2}");
    assertThat(echo.lines("COMPLETE")).isEmpty();
  }

  /** W18: a source that does not listen. */
  @Test
  void a_source_that_ignores_the_request_is_killed_after_its_time_of_grace() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("deaf.sh"),
            String.format(
                "trap '' TERM\necho $$ > %s/pid\necho up >&2\nwhile :; do read -t 1 <> <(:); done\n",
                folder));
    Pair pair =
        new Pair(Pair.connector(folder, "exec:bash " + script), echo.connector())
            .stream("a").times(LONG, LONG, Duration.ofMillis(500));
    CompletableFuture<AttemptResult> result = start(pair.attempt());
    pair.watcher.await("up");
    pair.stop.request();
    AttemptResult ended = result.get(30, TimeUnit.SECONDS);
    assertThat(ended.verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(ended.sourceExit()).isEmpty();
    assertThat(ended.destinationExit()).hasValue(0);
    Gone.assertGone(folder.resolve("pid"));
  }

  /** W18: the second request. */
  @Test
  void a_killed_attempt_ends_both_sides_and_what_they_started() throws Exception {
    String source = hanging("source");
    String destination = hanging("destination");
    Pair pair =
        new Pair(Pair.connector(folder, source), Pair.connector(folder, destination)).stream("a");
    SyncAttempt attempt = pair.attempt();
    CompletableFuture<AttemptResult> result = start(attempt);
    pair.watcher.await("source up");
    pair.watcher.await("destination up");
    pair.stop.request();
    attempt.kill();
    AttemptResult ended = result.get(30, TimeUnit.SECONDS);
    assertThat(ended.verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(ended.sourceExit()).isEmpty();
    assertThat(ended.destinationExit()).isEmpty();
    Gone.assertGone(folder.resolve("source"));
    Gone.assertGone(folder.resolve("destination"));
  }

  /** A script with a grandchild whose id it writes into a file of this name. */
  private String hanging(String name) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve(name + ".sh"),
            String.format(
                """
                trap '' TERM
                (trap '' TERM; exec sleep 300) &
                echo $! > %1$s/%2$s
                echo %2$s up >&2
                wait
                wait
                """,
                folder, name));
    return "exec:bash " + script;
  }

  @Test
  void an_attempt_that_is_stopped_before_it_starts_moves_nothing() {
    Pair pair = new Pair(Stub.source(0), echo.connector()).stream("a");
    pair.stop.request();
    assertThat(pair.run().verdict()).isEqualTo(Verdict.CANCELLED);
  }
}
