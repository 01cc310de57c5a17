package dev.tern.testkit.destination;

import dev.tern.testkit.rule.Rules;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Suite;
import java.util.List;
import java.util.stream.Stream;

/** All that is tried on a destination. */
public final class DestinationChecks {

  private DestinationChecks() {}

  /** The suite, in the order of the catalogue but for what cleans up, which comes last. */
  public static Suite<WatchedDestination> suite() {
    return new Suite<>(
        Subject.DESTINATION,
        Rules.all(),
        Stream.of(
                EchoChecks.all(),
                DurabilityChecks.all(),
                ModeChecks.all(),
                RefreshChecks.all(),
                DedupChecks.all(),
                NameChecks.all(),
                TypeChecks.all(),
                MisfitChecks.all(),
                EvolutionChecks.all(),
                InputChecks.all(),
                LoadChecks.all(),
                OutageChecks.all(),
                LoadChecks.last())
            .<Check<? super WatchedDestination>>flatMap(List::stream)
            .toList());
  }
}
