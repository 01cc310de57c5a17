package dev.tern.cli;

import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Job;
import java.util.Locale;

/** The words for jobs and attempts. */
final class JobText {

  private JobText() {}

  static String kind(Job job) {
    return switch (job.configType()) {
      case SYNC -> "sync";
      case REFRESH -> "refresh";
      case RESET_CONNECTION -> "clear";
    };
  }

  static String status(Job job) {
    return job.status().name().toLowerCase(Locale.ROOT);
  }

  /** How an attempt ended, or that it has not. */
  static String status(Attempt attempt) {
    return attempt
        .verdict()
        .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
        .orElseGet(() -> attempt.status().name().toLowerCase(Locale.ROOT));
  }
}
