package dev.tern.testkit.assertion;

import dev.tern.testkit.RunResult;

/** The way into the assertions; it goes with a static import beside AssertJ's own. */
public final class TernAssertions {

  private TernAssertions() {}

  /** Looks at what a connector left behind. */
  public static RunResultAssert assertThat(RunResult actual) {
    return new RunResultAssert(actual);
  }
}
