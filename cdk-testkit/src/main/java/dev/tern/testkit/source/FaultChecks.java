package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a read when something fails on the way. */
final class FaultChecks {

  private static final String NO_FAILING_STREAM =
      "No stream is known to fail. Override failingStream().";

  private final FailingStream failing;
  private final Observed run;

  private FaultChecks(FailingStream failing, Observed run) {
    this.failing = failing;
    this.run = run;
  }

  private static FaultChecks of(SourceTrials trials, FailingStream failing)
      throws InterruptedException {
    Trial trial = trials.read(SyncKind.FULL).withConfig(failing.config());
    Trial failure = trial.named("read, one stream fails").unjudged();
    return new FaultChecks(failing, trials.once(failure));
  }

  static List<Check<SourceTrials>> all() {
    return List.of(
        failing("READ-22", FaultChecks::trace),
        failing("SRC-19", FaultChecks::others),
        failing("SRC-8", FaultChecks::statuses),
        new NamedCheck<>("SRC-20", FaultChecks::faultyApi),
        new StreamCheck("SRC-21", FaultChecks::rateLimit));
  }

  /** A check of the read in which one stream fails. */
  private interface OfFailure {
    Observation look(FaultChecks failure, SourceTrials trials) throws InterruptedException;
  }

  private static Check<SourceTrials> failing(String rule, OfFailure check) {
    return new StreamCheck(
        rule,
        trials -> {
          Optional<FailingStream> failing = trials.subject().failingStream();
          return failing.isEmpty()
              ? Observation.doesNotApply(NO_FAILING_STREAM)
              : check.look(of(trials, failing.get()), trials);
        });
  }

  private Observation trace(SourceTrials trials) {
    boolean named =
        run.errorTraces().stream()
            .map(AirbyteErrorTraceMessage::getStreamDescriptor)
            .anyMatch(stream -> stream != null && failing.stream().equals(stream.getName()));
    return named
        ? Observation.holds("An ERROR trace carries the descriptor of the stream that failed.")
        : Observation.broken(
            "No ERROR trace carries the descriptor of '" + failing.stream() + "': " + run.end(),
            run.failure());
  }

  private Observation others(SourceTrials trials) throws InterruptedException {
    if (run.exitCode() == 0) {
      return Observation.broken("'" + failing.stream() + "' fails, and the exit code is 0.");
    }
    for (OfferedStream stream : trials.streams()) {
      Optional<String> difference =
          stream.name().equals(failing.stream())
              ? Optional.empty()
              : Bags.difference(
                  trials.whole(SyncKind.FULL).records(stream.id()), run.records(stream.id()));
      if (difference.isPresent()) {
        return Observation.broken(
            "'" + failing.stream() + "' fails, and '" + stream.name() + "' " + difference.get());
      }
    }
    return Observation.holds("'" + failing.stream() + "' fails, and the others are read.");
  }

  private Observation statuses(SourceTrials trials) throws InterruptedException {
    for (OfferedStream stream : trials.streams()) {
      AirbyteStreamStatus expected =
          stream.name().equals(failing.stream())
              ? AirbyteStreamStatus.INCOMPLETE
              : AirbyteStreamStatus.COMPLETE;
      StreamDescriptor id = stream.id();
      List<AirbyteStreamStatus> told = run.statuses(id);
      if (told.isEmpty() || told.get(told.size() - 1) != expected) {
        return Observation.broken(
            "'"
                + failing.stream()
                + "' fails, and '"
                + stream.name()
                + "' tells "
                + told
                + " where "
                + expected
                + " comes last.");
      }
    }
    return Observation.holds("Each stream tells how it ended, also the one that fails.");
  }

  private static Observation faultyApi(SourceTrials trials) throws InterruptedException {
    Map<String, JsonNode> faults = trials.subject().faultyConfigs();
    for (Map.Entry<String, JsonNode> fault : faults.entrySet()) {
      Observed run =
          trials.run(
              trials
                  .read(SyncKind.FULL)
                  .withConfig(fault.getValue())
                  .named("read, " + fault.getKey()));
      if (run.exitCode() != 0 && run.errorTraces().isEmpty()) {
        return Observation.broken(fault.getKey() + ": it fails without an ERROR trace.");
      }
      Optional<String> difference =
          run.exitCode() == 0
              ? Bags.difference(trials.whole(SyncKind.FULL), run)
              : Optional.empty();
      if (difference.isPresent()) {
        return Observation.broken(fault.getKey() + ": " + difference.get());
      }
    }
    return faults.isEmpty()
        ? Observation.doesNotApply("No fault of an API is known. Override faultyConfigs().")
        : Observation.holds(faults.size() + " faults are retried or told: " + faults.keySet());
  }

  private static Observation rateLimit(SourceTrials trials) throws InterruptedException {
    Optional<JsonNode> config = trials.subject().rateLimitedConfig();
    if (config.isEmpty()) {
      return Observation.doesNotApply("No rate limit is known. Override rateLimitedConfig().");
    }
    Observed run =
        trials.run(trials.read(SyncKind.FULL).withConfig(config.get()).named("read, rate limited"));
    boolean told = run.lines().stream().anyMatch(line -> line.text().contains("\"RATE_LIMITED\""));
    return told
        ? Observation.holds("Waiting for the rate limit is told.")
        : Observation.broken("It waits for a rate limit, and no status has RATE_LIMITED.");
  }
}
