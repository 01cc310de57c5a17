package dev.tern.worker;

import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.acknowledged;
import static dev.tern.worker.Told.partial;
import static dev.tern.worker.Told.state;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.StoreLocation;
import dev.tern.worker.sync.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt whose end cannot be written to the database. */
class UnkeptEndTest {

  @TempDir Path home;

  @Test
  void is_a_failure_that_tells_what_was_moved() {
    StoreLocation location = Database.SQLITE.in(home);
    try (Lab lab = new Lab(location)) {
      SyncOutcome outcome =
          lab.sync(
              lab.connection(),
              (plan, journal) -> {
                lose(location);
                return succeeded();
              });

      assertThat(outcome.last().verdict()).isEqualTo(Verdict.FAILED);
      assertThat(outcome.last().failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.type()).isEqualTo(FailureType.CONFIG_ERROR);
                assertThat(failure.message()).contains("was deleted or replaced");
              });
      assertThat(outcome.job().status()).isEqualTo(Job.Status.RUNNING);
    }
  }

  @Test
  void is_not_tried_again() {
    StoreLocation location = Database.SQLITE.in(home);
    try (Lab lab = new Lab(location)) {
      lab.script.add(
          (plan, journal) -> {
            journal.commit(acknowledged(state(USERS, "{}"), 5));
            return partial();
          });
      lab.script.add(
          (plan, journal) -> {
            lose(location);
            return partial();
          });
      SyncRequest request = SyncRequest.sync().retrying(RetryPolicy.attempts(3));
      SyncOutcome outcome = lab.run(lab.connection(), request);

      assertThat(outcome.attempts()).hasSize(2);
      assertThat(outcome.job().status()).isEqualTo(Job.Status.RUNNING);
    }
  }

  private static void lose(StoreLocation location) {
    try {
      Files.delete(Path.of(location.shown()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
