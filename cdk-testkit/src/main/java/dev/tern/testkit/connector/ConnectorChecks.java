package dev.tern.testkit.connector;

import dev.tern.testkit.suite.Check;
import java.util.List;
import java.util.stream.Stream;

/** All checks that every connector has to pass. */
public final class ConnectorChecks {

  private ConnectorChecks() {}

  /** To be made before those of a side. */
  public static List<Check<ConnectorTrials>> all() {
    return Stream.of(
            CommandChecks.all(),
            EnvironmentChecks.all(),
            ConfigChecks.all(),
            SpecificationChecks.all(),
            SecretChecks.all(),
            TraceChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** To be made when all else has run. */
  public static List<Check<ConnectorTrials>> last() {
    return CommandChecks.last();
  }
}
