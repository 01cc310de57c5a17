package dev.tern.testkit.suite;

/**
 * What is made of a run that is over. Its output goes when nothing of it is kept here, so that many
 * runs take no more memory than a few.
 *
 * @param <T> what is kept
 */
@FunctionalInterface
public interface Look<T> {

  /**
   * Looks at a run; on several threads at once where runs go on side by side.
   *
   * @param number of the run among those of one batch, from 0
   */
  T at(int number, Observed run);
}
