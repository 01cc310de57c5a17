package dev.tern.testkit.destination;

import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;

/**
 * A check that writes.
 *
 * @param rule the id of the rule
 * @param trying what is done
 */
record WriteCheck(String rule, Trying trying) implements Check<DestinationTrials> {

  /** What is done to find out about a rule. */
  @FunctionalInterface
  interface Trying {
    /**
     * Tries it.
     *
     * @return what was seen when the rule holds, in one sentence
     * @throws Broken when it does not
     * @throws NotTried when this destination does not do what the rule is about
     */
    String examine(WriteTrial trial) throws Exception;
  }

  @Override
  public Observation examine(DestinationTrials destination) throws Exception {
    try {
      return Observation.holds(trying.examine(new WriteTrial(destination, rule)));
    } catch (Broken e) {
      return Observation.broken(String.valueOf(e.getMessage()), e.evidence());
    } catch (NotTried e) {
      return Observation.doesNotApply(String.valueOf(e.getMessage()));
    }
  }
}
