package dev.tern.testkit.suite;

/**
 * One way to find out about one rule.
 *
 * @param <S> what is looked at, with all that its author declared
 */
public interface Check<S> {

  /** The id of the rule in the catalogue. */
  String rule();

  /**
   * Tries it.
   *
   * @throws Exception when the trial itself cannot be made; that fails the rule, too
   */
  Observation examine(S subject) throws Exception;
}
