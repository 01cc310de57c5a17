package dev.tern.testkit.connector;

import dev.tern.cdk.error.ConfigException;
import java.time.Duration;

/** The limits that an author sets to every run, none of which is nothing. */
record Limits(ConnectorSubject said) {

  /**
   * Takes them.
   *
   * @throws ConfigException when no run could keep one
   */
  void require() {
    require("patience()", said.patience());
    require("answerLimit()", said.answerLimit());
    said.memoryLimit().ifPresent(bytes -> new Amount("memoryLimit()", bytes).requireAtLeast(1));
  }

  private static void require(String place, Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new ConfigException(
          "The time %s in %s is too short for any run. Write some seconds.".formatted(time, place));
    }
  }
}
