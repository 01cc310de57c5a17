package dev.tern.testkit.connector;

import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;

/**
 * A check that is a method.
 *
 * @param rule the id of the rule
 * @param method tries it
 * @param <S> what is looked at
 */
public record NamedCheck<S>(String rule, Method<S> method) implements Check<S> {

  @Override
  public Observation examine(S subject) throws Exception {
    return method.examine(subject);
  }

  /** What is done. */
  @FunctionalInterface
  public interface Method<S> {
    /** Tries it. */
    Observation examine(S subject) throws Exception;
  }
}
