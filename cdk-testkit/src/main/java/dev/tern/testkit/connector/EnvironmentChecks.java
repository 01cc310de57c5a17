package dev.tern.testkit.connector;

import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a connector works without the environment variables that platforms set. */
final class EnvironmentChecks {

  private static final Set<String> OF_PLATFORMS =
      Set.of(
          "AIRBYTE_EDITION",
          "AIRBYTE_ENABLE_UNSAFE_CODE",
          "AIRBYTE_ROLE",
          "AIRBYTE_VERSION",
          "AUTO_DETECT_SCHEMA",
          "CONCURRENT_SOURCE_STREAM_READ",
          "CONNECTOR_STORAGE_LIMIT_BYTES",
          "DATA_CHANNEL_FORMAT",
          "DATA_CHANNEL_MEDIUM",
          "DEPLOYMENT_MODE",
          "LOG_LEVEL",
          "OPERATION_TYPE",
          "USE_FILE_TRANSFER",
          "USE_RUNTIME_SECRET_PERSISTENCE",
          "USE_STREAM_CAPABLE_STATE",
          "WORKER_CONNECTOR_IMAGE",
          "WORKER_ENVIRONMENT",
          "WORKER_JOB_ATTEMPT",
          "WORKER_JOB_ID",
          "WORKLOAD_ID");

  private EnvironmentChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(new NamedCheck<>("ENV-17", EnvironmentChecks::bare));
  }

  /** Where none is set, every run was such a one; else some runs are made again without them. */
  private static Observation bare(ConnectorTrials trials) throws InterruptedException {
    Connector connector = trials.connector().connector();
    Set<String> set = set(connector);
    if (set.isEmpty()) {
      return trials.spec().succeeded()
          ? Observation.holds("None of the platform's variables was set in any run.")
          : Observation.doesNotApply("spec does not work, as ANY-1 tells.");
    }
    return connector instanceof CommandConnector program
        ? without(set, program, trials)
        : Observation.doesNotApply("The runs had " + set + " set. Unset it to see.");
  }

  private static Set<String> set(Connector connector) {
    Set<String> set = new TreeSet<>(System.getenv().keySet());
    Map<String, String> own =
        connector instanceof CommandConnector program ? program.command().environment() : Map.of();
    set.addAll(own.keySet());
    set.retainAll(OF_PLATFORMS);
    return set;
  }

  private static Observation without(
      Set<String> variables, CommandConnector program, ConnectorTrials trials)
      throws InterruptedException {
    List<Trial> tried =
        List.of(
            Trial.of("spec", "spec"),
            Trial.of("check", trials.config()),
            trials.work(trials.config()));
    for (Trial trial : tried) {
      Observed bare =
          run(
              trials,
              program.without(variables),
              trial.named(trial.name() + " in a bare environment"));
      if (!works(bare) && works(trials.run(trial))) {
        return Observation.broken(
            "Without " + variables + ", " + trial.name() + " does not work: " + bare.end() + ".");
      }
    }
    return Observation.holds("spec, check and work do the same without " + variables + ".");
  }

  private static Observed run(ConnectorTrials trials, Connector elsewhere, Trial trial)
      throws InterruptedException {
    try (LiveRun run = trials.connector().start(elsewhere, trial.unjudged())) {
      run.endInput();
      return run.finish();
    }
  }

  private static boolean works(Observed run) {
    return run.succeeded()
        && run.connectionStatus()
            .filter(it -> it.getStatus() == AirbyteConnectionStatus.Status.FAILED)
            .isEmpty();
  }
}
