package dev.tern.cdk.spec;

import java.util.Optional;

/**
 * One thing that is wrong in a configuration.
 *
 * @param pointer the JSON pointer of the value; empty for the whole configuration
 * @param expectation what the specification wants there: "expected at most 500", or "missing
 *     (required)"
 * @param value the value as JSON, shortened; empty when there is none or when it is secret
 */
public record ConfigProblem(String pointer, String expectation, Optional<String> value) {

  static ConfigProblem missing(String pointer, String why) {
    return new ConfigProblem(pointer, "missing (" + why + ")", Optional.empty());
  }

  /** The problem as a sentence without its full stop: "/page_size is 900: expected at most 500". */
  @Override
  public String toString() {
    String subject = pointer.isEmpty() ? "the configuration" : pointer;
    if (value.isPresent()) {
      return subject + " is " + value.get() + ": " + expectation;
    }
    return expectation.startsWith("missing")
        ? subject + " is " + expectation
        : subject + ": " + expectation;
  }
}
