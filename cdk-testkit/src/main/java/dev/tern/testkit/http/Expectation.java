package dev.tern.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are to come, and what they get. Each answer is for one request, in order; those
 * that are not asked for fail the test. Safe for all threads.
 */
public final class Expectation {

  /** More than any test needs: a client that turns in circles ends here. */
  private static final int MOST_REPEATS = 10_000;

  private final RequestPattern pattern;
  private final Deque<Answer> once = new ArrayDeque<>();
  private @Nullable Answer always;
  private boolean optional;
  private int served;

  Expectation(RequestPattern pattern) {
    this.pattern = pattern;
  }

  /** The answers to the next requests, one each. */
  public synchronized Expectation answer(Answer... answers) {
    for (Answer answer : answers) {
      once.add(answer);
    }
    return this;
  }

  /** The same answer to the next few requests. */
  public synchronized Expectation times(int count, Answer answer) {
    for (int i = 0; i < count; i++) {
      once.add(answer);
    }
    return this;
  }

  /**
   * The answer to all requests after those, of which there are one to ten thousand: a client that
   * asks for more turns in circles.
   */
  public synchronized Expectation always(Answer answer) {
    always = answer;
    return this;
  }

  /** No request has to come. */
  public synchronized Expectation optional() {
    optional = true;
    return this;
  }

  RequestPattern pattern() {
    return pattern;
  }

  /** Takes the answer to the next request; empty when no more are expected. */
  synchronized Optional<Answer> next() {
    Answer answer = once.isEmpty() && served < MOST_REPEATS ? always : once.poll();
    if (answer != null) {
      served++;
    }
    return Optional.ofNullable(answer);
  }

  /** What was expected and did not come. */
  synchronized Optional<String> missing() {
    if (optional) {
      return Optional.empty();
    }
    if (!once.isEmpty()) {
      return Optional.of(
          "%s: %d requests came, %d more were expected".formatted(pattern, served, once.size()));
    }
    return served == 0 ? Optional.of(pattern + ": no request came") : Optional.empty();
  }
}
