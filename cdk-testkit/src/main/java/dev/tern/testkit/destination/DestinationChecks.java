package dev.tern.testkit.destination;

import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.connector.ConnectorChecks;
import dev.tern.testkit.connector.ExitCodes;
import dev.tern.testkit.rule.Rules;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Examination;
import dev.tern.testkit.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is tried on a destination. */
public final class DestinationChecks {

  private static final ExitCodes EXIT_CODES =
      ExitCodes.under("WRITE-9", "DST-19", "DST-21", "DST-23");

  private DestinationChecks() {}

  /**
   * Tries what a suite has, on a store without traces of an earlier time, and cleans up behind. The
   * caller closes the trials when the reports are made.
   *
   * @throws ConfigException when its author speaks of what it does not have, or of too few
   */
  public static Examination examine(DestinationTrials trials, Suite<DestinationTrials> suite)
      throws Exception {
    trials.understand(); // from now on the linter knows the specification
    trials.clean();
    Examination seen = suite.examine(trials, trials.connector());
    trials.clean();
    return seen;
  }

  /** The suite: what is tried on every connector, then the writes, then what cleans up. */
  public static Suite<DestinationTrials> suite() {
    Set<String> written = writtenRules();
    List<Check<? super DestinationTrials>> checks = new ArrayList<>(ConnectorChecks.all());
    checks.removeIf(check -> written.contains(check.rule())); // it is tried with something to write
    checks.addAll(writes());
    checks.addAll(ConnectorChecks.last());
    return new Suite<>(Subject.DESTINATION, Rules.all(), checks, List.of(EXIT_CODES));
  }

  /** The checks that write. */
  private static List<WriteCheck> writes() {
    return Stream.of(
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
            MemoryChecks.all(),
            OutageChecks.all(),
            LoadChecks.last())
        .flatMap(List::stream)
        .toList();
  }

  /** The rules that are told by writes. */
  public static Set<String> writtenRules() {
    return writes().stream().map(WriteCheck::rule).collect(Collectors.toSet());
  }
}
