package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteStateMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A journal that fails under an attempt. */
class BrokenJournalTest {

  private int calls;

  @Test
  void is_one_failure_of_the_worker_and_no_word_of_the_source() {
    Pair pair =
        new Pair(
                Stub.source(0, Pair.record("a", 1), Pair.state("a", 1), Pair.state("a", 2)),
                Stub.echo().connector())
            .stream("a");
    pair.journal.onCommit = commit -> fail();

    AttemptResult result = pair.run();

    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.message()).isEqualTo("Failure 1.");
              assertThat(failure.origin()).isEqualTo(FailureReason.Origin.WORKER);
            });
    assertThat(pair.watcher.lines()).noneMatch(text -> text.contains("Failure"));
  }

  @Test
  void is_not_written_to_again() {
    RecordingJournal journal = new RecordingJournal();
    journal.onCommit = commit -> fail();
    BreakableJournal broken = new BreakableJournal(journal);
    Commit commit = new Commit(new AirbyteStateMessage(), 1, 1, 0, Instant.EPOCH, Instant.EPOCH);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> broken.commit(commit)).hasMessage("Failure 1.");
      assertThatThrownBy(() -> broken.heartbeat(Instant.EPOCH)).hasMessage("Failure 1.");
    }
    assertThat(calls).isEqualTo(1);
    assertThat(journal.heartbeats()).isZero();
  }

  private void fail() {
    calls++;
    throw new ConfigException("Failure " + calls + ".");
  }
}
