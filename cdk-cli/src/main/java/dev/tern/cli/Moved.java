package dev.tern.cli;

import dev.tern.worker.SyncOutcome;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptResult;
import java.util.Optional;

/**
 * What was moved.
 *
 * @param result of the last attempt
 * @param job none of a dry run
 * @param attempts how many there were
 */
record Moved(AttemptResult result, Optional<Job> job, int attempts) {

  /** Whether the database has it that this has ended. */
  boolean kept() {
    return job.map(one -> one.status() != Job.Status.RUNNING).orElse(true);
  }

  static Moved of(SyncOutcome outcome) {
    boolean stopped = outcome.job().status() == Job.Status.CANCELLED;
    AttemptResult last = stopped ? outcome.last().stopped() : outcome.last();
    return new Moved(last, Optional.of(outcome.job()), outcome.attempts().size());
  }
}
