package dev.tern.testkit.mutant;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One fault that the linter has to catch.
 *
 * @param rule the id of the one rule that it breaks
 * @param fault what is wrong
 * @param model the run that is good but for it
 * @param word what the finding has to name
 * @param platformOnly whether the protocol document has nothing against it
 */
record LintMutant(
    String rule,
    String fault,
    Supplier<ModelRun> model,
    Consumer<ModelRun> spoil,
    String word,
    boolean platformOnly) {

  /** The run with its fault. */
  ModelRun run() {
    ModelRun run = model.get();
    spoil.accept(run);
    return run;
  }

  @Override
  public String toString() {
    return rule + ": " + fault;
  }
}
