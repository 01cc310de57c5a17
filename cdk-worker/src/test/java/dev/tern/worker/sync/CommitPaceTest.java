package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class CommitPaceTest {

  private static final int STATES = 4;

  private final CountDownLatch answered = new CountDownLatch(STATES);
  private final Semaphore committed = new Semaphore(0);

  /** Prints all states, and ends when the last one is committed. */
  private final Stub source =
      Stub.of(
          (stub, in, out, stop) -> {
            for (int at = 1; at <= STATES; at++) {
              out.println(Pair.quoted(Pair.state("a", at)));
            }
            answered.await(); // behind the end of the input no answer waits
            return 0;
          });

  /** Answers each state when the one before is committed. */
  private final Stub destination =
      Stub.of(
          (stub, in, out, stop) -> {
            for (int at = 1; at <= STATES; at++) {
              answer(in, out);
              committed.acquire();
              answered.countDown();
            }
            stub.readAll(in);
            return 0;
          });

  private static void answer(BufferedReader in, PrintStream out) throws IOException {
    String line = in.readLine();
    while (!line.startsWith("{\"type\":\"STATE\"")) {
      line = in.readLine();
    }
    out.println(line);
  }

  @Test
  void between_two_commits_is_time_for_more_answers() {
    Pair pair = new Pair(source.connector(), destination.connector()).stream("a");
    pair.journal.onCommit = commit -> committed.release();
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    List<Commit> commits = pair.journal.commits;
    assertThat(commits).hasSize(STATES);
    Duration all =
        Duration.between(commits.get(0).acknowledgedAt(), commits.get(STATES - 1).acknowledgedAt());
    assertThat(all).isGreaterThan(Duration.ofMillis(150L * (STATES - 1)));
  }
}
