package dev.tern.testkit.source;

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
import java.util.stream.Stream;

/** All that is tried on a source. */
public final class SourceSuite {

  private static final ExitCodes EXIT_CODES =
      ExitCodes.under("READ-8", "READ-22", "SRC-13", "SRC-15", "SRC-19", "SRC-25");

  private SourceSuite() {}

  /** The suite. */
  public static Suite<SourceTrials> suite() {
    List<Check<SourceTrials>> reading = reading();
    List<Check<? super SourceTrials>> checks = new ArrayList<>(ConnectorChecks.all());
    checks.addAll(CatalogChecks.all());
    checks.addAll(reading);
    checks.addAll(ConnectorChecks.last());
    return new Suite<>(
        Subject.SOURCE,
        Rules.all(),
        checks,
        List.of(EXIT_CODES, PlainRead.under(reading), new OwnState()));
  }

  private static List<Check<SourceTrials>> reading() {
    return Stream.of(
            RecordChecks.all(),
            FieldChecks.all(),
            ExpectedRecordChecks.all(),
            CutChecks.all(),
            StateChecks.all(),
            StateSizeChecks.all(),
            StateFormChecks.all(),
            CatalogRequestChecks.all(),
            StopChecks.all(),
            TerminationChecks.all(),
            FaultChecks.all(),
            WorkerChecks.all(),
            ValueChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Makes all checks of a source. The caller closes the trials when the reports are made. */
  public static Examination examine(SourceTrials trials) throws InterruptedException {
    return examine(trials, suite());
  }

  /**
   * The same with the checks of a suite.
   *
   * @throws ConfigException when its author speaks of what it does not have, or of fewer than none
   */
  public static Examination examine(SourceTrials trials, Suite<SourceTrials> suite)
      throws InterruptedException {
    trials.understand();
    return suite.examine(trials, trials.connector());
  }
}
