package dev.tern.testkit.source;

import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Groundwork;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The state that a whole read saves: where no read works from it, none goes on from any. */
record OwnState() implements Groundwork<SourceTrials> {

  private static final String RULE = "READ-15";

  @Override
  public Set<String> carried() {
    return Set.of(
        "ENV-5", "READ-6", "READ-14", RULE, "SRC-10", "SRC-11", "SRC-12", "SRC-14", "SRC-15",
        "SRC-17", "SRC-18", "SRC-22");
  }

  @Override
  public Optional<Fault> fault(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.NEWS);
    if (!whole.succeeded() || whole.states().isEmpty()) {
      return Optional.empty();
    }
    Observed next = trials.nothingNew();
    return next.succeeded()
        ? Optional.empty()
        : Optional.of(new Fault(RULE, carried(), seen(next)));
  }

  private static Observation seen(Observed next) {
    Evidence[] told =
        Stream.of(next.givenStates(), next.failure(), next.lastErrors())
            .flatMap(Stream::of)
            .toArray(Evidence[]::new);
    return Observation.broken(
        "A read from the state that it saved last does not work: " + next.end() + ".", told);
  }
}
