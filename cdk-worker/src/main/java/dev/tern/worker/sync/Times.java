package dev.tern.worker.sync;

import java.time.Duration;

/** A length of time for a sentence. */
final class Times {

  private Times() {}

  /** For example {@code 3 h}, {@code 90 s} or {@code 250 ms}. */
  static String text(Duration time) {
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " ms";
    }
    return time.toSeconds() % 3_600 == 0 ? time.toHours() + " h" : time.toSeconds() + " s";
  }
}
