package dev.tern.worker;

import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptResult;
import java.util.List;

/**
 * What a job came to.
 *
 * @param job as the database has it: still running, when its end could not be written
 * @param attempts what each attempt of this run came to, in their order
 */
public record SyncOutcome(Job job, List<AttemptResult> attempts) {

  /** Keeps its own copy. */
  public SyncOutcome {
    attempts = List.copyOf(attempts);
  }

  /** What the last attempt came to. */
  public AttemptResult last() {
    return attempts.get(attempts.size() - 1);
  }
}
