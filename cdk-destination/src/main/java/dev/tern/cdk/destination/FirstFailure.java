package dev.tern.cdk.destination;

import org.jspecify.annotations.Nullable;

/**
 * Steps that all have to be tried whatever happens to the others: the first failure counts, later
 * ones are told beside it.
 */
final class FirstFailure {

  private @Nullable Throwable first;

  /** Tries a step. */
  void attempt(Step step) {
    try {
      step.run();
    } catch (Throwable e) {
      // Errors, too: what is open has to be closed when the memory is exhausted.
      add(e);
    }
  }

  /** Throws the first failure, if there was one. */
  void rethrow() throws Exception {
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (Exception) first;
    }
  }

  /** Counts a failure of an earlier step. */
  void add(Throwable failure) {
    if (first == null) {
      first = failure;
    } else if (first != failure) {
      first.addSuppressed(failure);
    }
  }

  /** Something that can fail. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }
}
