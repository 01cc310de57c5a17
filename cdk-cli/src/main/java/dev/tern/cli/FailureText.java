package dev.tern.cli;

import dev.tern.worker.sync.FailureReason;
import java.util.Locale;

/** The line that says who failed, and why. */
final class FailureText {

  private FailureText() {}

  static String of(FailureReason failure) {
    return "%s failed (%s): %s"
        .formatted(
            failure.origin().name().toLowerCase(Locale.ROOT),
            failure.type().value(),
            failure.message());
  }
}
