package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.Locale;
import java.util.Optional;

/** How a connector refuses a configuration: by {@code check}, and by what it is for. */
final class Refusal {

  private final ConnectorTrials trials;

  Refusal(ConnectorTrials trials) {
    this.trials = trials;
  }

  /** What is wrong with the way it refuses; nothing when both commands name a word. */
  Optional<String> missing(String what, JsonNode config, String word) throws InterruptedException {
    Observed check = trials.run(Trial.of("check", config).named("check, " + what).unjudged());
    Optional<String> wrong = missing(check, word);
    if (wrong.isPresent()) {
      return wrong.map(text -> "check, " + what + ": " + text);
    }
    Trial work = trials.work(config);
    Observed run = trials.run(work.named(work.name() + ", " + what).unjudged());
    return missingTrace(run, word).map(text -> work.command().get(0) + ", " + what + ": " + text);
  }

  private static Optional<String> missing(Observed check, String word) {
    Optional<AirbyteConnectionStatus> status = check.connectionStatus();
    if (status.isEmpty()) {
      return Optional.of("no CONNECTION_STATUS, " + check.end() + ".");
    }
    if (status.get().getStatus() != AirbyteConnectionStatus.Status.FAILED) {
      return Optional.of("it answered SUCCEEDED.");
    }
    return names(String.valueOf(status.get().getMessage()), word);
  }

  private static Optional<String> missingTrace(Observed run, String word) {
    Optional<AirbyteErrorTraceMessage> error = run.errorTraces().stream().findFirst();
    if (run.exitCode() == 0 || error.isEmpty()) {
      return Optional.of("it did not refuse, " + run.end() + ".");
    }
    if (error.get().getFailureType() != FailureType.CONFIG_ERROR) {
      return Optional.of("its ERROR trace is a " + error.get().getFailureType() + ".");
    }
    return names(String.valueOf(error.get().getMessage()), word);
  }

  private static Optional<String> names(String message, String word) {
    boolean named = message.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    return named
        ? Optional.empty()
        : Optional.of("'" + message + "' does not name '" + word + "'.");
  }
}
