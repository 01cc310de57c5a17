package dev.tern.testkit.source;

import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;

/**
 * A check of streams that an author names. Where none is offered at all, another rule says so.
 *
 * @param rule the id of the rule
 * @param method tries it
 */
record StreamCheck(String rule, NamedCheck.Method<SourceTrials> method)
    implements Check<SourceTrials> {

  @Override
  public Observation examine(SourceTrials trials) throws Exception {
    return trials.streams().isEmpty()
        ? Observation.doesNotApply("discover offers no stream, as SRC-1 tells.")
        : method.examine(trials);
  }
}
