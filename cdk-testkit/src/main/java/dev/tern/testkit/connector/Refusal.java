package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a connector refuses a configuration: by {@code check}, and by what it is for. */
final class Refusal {

  private final ConnectorTrials trials;

  Refusal(ConnectorTrials trials) {
    this.trials = trials;
  }

  /**
   * A configuration that has to be refused.
   *
   * @param what is wrong with it
   * @param word that the answer names
   */
  record Wrong(String what, JsonNode config, String word) {}

  /**
   * What is wrong with the way it refuses; nothing when all is refused by name.
   *
   * @param checked are given to {@code check}
   * @param worked are given to what it is for
   */
  Optional<String> missing(List<Wrong> checked, List<Wrong> worked) throws InterruptedException {
    List<Trial> tried = new ArrayList<>();
    List<Wrong> configs = new ArrayList<>(checked);
    configs.addAll(worked);
    for (int i = 0; i < configs.size(); i++) {
      JsonNode config = configs.get(i).config();
      Trial trial = i < checked.size() ? Trial.of("check", config) : trials.work(config);
      tried.add(trial.named(trial.name() + ", " + configs.get(i).what()).unjudged());
    }
    List<Optional<String>> missing =
        trials.runAll(
            tried,
            (number, run) -> {
              String word = configs.get(number).word();
              return (number < checked.size() ? missing(run, word) : missingTrace(run, word))
                  .map(text -> command(run) + ", " + configs.get(number).what() + ": " + text);
            });
    return missing.stream().flatMap(Optional::stream).findFirst();
  }

  private static String command(Observed run) {
    return run.trial().command().get(0);
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
    FailureType type = error.get().getFailureType();
    if (type != FailureType.CONFIG_ERROR) {
      return Optional.of(
          type == null
              ? "its ERROR trace has no failure_type."
              : "its ERROR trace is a " + type + ".");
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
