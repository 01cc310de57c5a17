package dev.tern.cli;

import dev.tern.worker.Jobs;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Job;
import java.util.Locale;

/** The words for jobs and attempts. */
final class JobText {

  private static final String INTERRUPTED = "interrupted";

  private JobText() {}

  static String kind(Job job) {
    return switch (job.configType()) {
      case SYNC -> "sync";
      case REFRESH -> "refresh";
      case RESET_CONNECTION -> "clear";
    };
  }

  /** How far a job is, as it is and not as a worker that is gone has left it. */
  static String status(Job job, Jobs jobs) {
    return job.status() == Job.Status.RUNNING && jobs.interrupted(job).isPresent()
        ? INTERRUPTED
        : job.status().name().toLowerCase(Locale.ROOT);
  }

  /** How an attempt ended, or that it has not. */
  static String status(Attempt attempt, Jobs jobs) {
    if (jobs.interrupted(attempt)) {
      return INTERRUPTED;
    }
    return attempt
        .verdict()
        .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
        .orElseGet(() -> attempt.status().name().toLowerCase(Locale.ROOT));
  }
}
