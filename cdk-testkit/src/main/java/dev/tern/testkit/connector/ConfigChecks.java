package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a connector takes configurations, good and bad. */
final class ConfigChecks {

  private static final Duration PATIENCE_WITH_CHECK = Duration.ofSeconds(30);

  private ConfigChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(
        new NamedCheck<>("CMD-6", ConfigChecks::noObject),
        new NamedCheck<>("CMD-7", ConfigChecks::good),
        new NamedCheck<>("ANY-4", ConfigChecks::missing),
        new NamedCheck<>("ANY-5", ConfigChecks::wrong),
        new NamedCheck<>("ANY-6", ConfigChecks::unknown),
        new NamedCheck<>("ANY-9", ConfigChecks::bad));
  }

  private static Observation good(ConnectorTrials trials) throws InterruptedException {
    Observed check = trials.checked();
    Optional<AirbyteConnectionStatus> status = check.connectionStatus();
    if (status.isPresent() && status.get().getStatus() == AirbyteConnectionStatus.Status.FAILED) {
      return Observation.broken(
          "check answers FAILED to the configuration that works: " + status.get().getMessage(),
          check.evidence(message -> message.getConnectionStatus() != null));
    }
    return Observation.holds("check answers SUCCEEDED to the configuration that works.");
  }

  private static Observation noObject(ConnectorTrials trials) throws InterruptedException {
    JsonNode list = JsonNodeFactory.instance.arrayNode();
    Observed run = trials.run(trials.work(list).named("a list as configuration"));
    return run.refused()
        ? Observation.holds("A list instead of a configuration is refused with a config_error.")
        : Observation.broken(
            "A list instead of a configuration is not refused with a config_error: "
                + run.end()
                + ".");
  }

  private static Observation missing(ConnectorTrials trials) throws InterruptedException {
    JsonNode config = trials.config();
    List<Refusal.Wrong> without = new ArrayList<>();
    for (PlacedOption option : PlacedOption.in(trials.specification(), config)) {
      if (option.required() && option.of(config).isPresent() && !option.schema().has("const")) {
        String what = "without '" + option.shown() + "'";
        without.add(new Refusal.Wrong(what, option.without(config), option.name()));
      }
    }
    if (without.isEmpty()) {
      return Observation.doesNotApply("The specification requires no option.");
    }
    String holds = "Each of " + without.size() + " required options is missed by its name.";
    return refused(trials, without, without, holds);
  }

  private static Observation wrong(ConnectorTrials trials) throws InterruptedException {
    JsonNode config = trials.config();
    List<Refusal.Wrong> wrong = new ArrayList<>();
    List<Refusal.Wrong> first = new ArrayList<>(); // one of each option for the longer command
    for (PlacedOption option : PlacedOption.in(trials.specification(), config)) {
      int before = wrong.size();
      for (JsonNode value : WrongValues.of(option.schema())) {
        String what = "'" + option.shown() + "' is " + value;
        wrong.add(new Refusal.Wrong(what, option.with(config, value), option.name()));
      }
      wrong.stream().skip(before).findFirst().ifPresent(first::add);
    }
    if (wrong.isEmpty()) {
      return Observation.doesNotApply("The specification has no option that refuses anything.");
    }
    return refused(
        trials, wrong, first, "Each of " + wrong.size() + " wrong values is refused by its name.");
  }

  private static Observation refused(
      ConnectorTrials trials, List<Refusal.Wrong> checked, List<Refusal.Wrong> worked, String holds)
      throws InterruptedException {
    return new Refusal(trials)
        .missing(checked, worked)
        .map(Observation::broken)
        .orElse(Observation.holds(holds));
  }

  private static Observation unknown(ConnectorTrials trials) throws InterruptedException {
    List<PlacedOption> options = PlacedOption.in(trials.specification(), trials.config());
    if (options.isEmpty()) {
      return Observation.doesNotApply("The specification has no option to misspell.");
    }
    if (!succeeds(trials.checked())) {
      return Observation.doesNotApply("The configuration that works is refused, as CMD-7 tells.");
    }
    String known = options.get(0).name();
    ObjectNode config = trials.config().put(known + "_x", 1);
    Observed check = trials.run(Trial.of("check", config).named("check, an unknown option"));
    if (!succeeds(check)) {
      return Observation.broken("An option '" + known + "_x' is refused: " + check.end() + ".");
    }
    boolean warned =
        check.logs().stream()
            .filter(log -> log.getLevel() == AirbyteLogMessage.Level.WARN)
            .anyMatch(log -> log.getMessage().contains("'" + known + "'"));
    return warned
        ? Observation.holds("An unknown option is taken with a warning that names '" + known + "'.")
        : Observation.broken(
            "No warning about '" + known + "_x' says that '" + known + "' is a known option.");
  }

  private static boolean succeeds(Observed check) {
    return check
        .connectionStatus()
        .filter(it -> it.getStatus() == AirbyteConnectionStatus.Status.SUCCEEDED)
        .isPresent();
  }

  private static Observation bad(ConnectorTrials trials) throws InterruptedException {
    List<BadConfig> bad = trials.subject().badConfigs();
    for (BadConfig config : bad) {
      Observed check =
          trials.run(Trial.of("check", config.config()).named("check, " + config.name()));
      Optional<String> wrong = wrong(check, config);
      if (wrong.isPresent()) {
        return Observation.broken(
            "check of '" + config.name() + "', which does not work, " + wrong.get(),
            check.evidence(message -> message.getConnectionStatus() != null));
      }
    }
    return bad.isEmpty()
        ? Observation.doesNotApply("No wrong credential is known. Override badConfigs().")
        : Observation.holds(bad.size() + " configurations that do not work are told so.");
  }

  private static Optional<String> wrong(Observed check, BadConfig config) {
    Optional<AirbyteConnectionStatus> status = check.connectionStatus();
    if (status.isEmpty()) {
      return Optional.of("gives no CONNECTION_STATUS: " + check.end() + ".");
    }
    AirbyteConnectionStatus.Status answer = status.get().getStatus();
    if (check.exitCode() != 0) {
      return Optional.of("answers " + answer + ", then: " + check.end() + "; exit code 0 is due.");
    }
    if (answer != AirbyteConnectionStatus.Status.FAILED) {
      return Optional.of("answers " + answer + ". Mend it in badConfigs() if it does work.");
    }
    if (check.took().compareTo(PATIENCE_WITH_CHECK) > 0) {
      return Optional.of(
          "answers after %.1f s, not within 30.".formatted(check.took().toMillis() / 1000.0));
    }
    String message = String.valueOf(status.get().getMessage());
    if (message.contains("\tat ") || message.contains("Exception")) {
      return Optional.of("answers in words for developers: '" + message + "'.");
    }
    boolean told =
        message.toLowerCase(Locale.ROOT).contains(config.expected().toLowerCase(Locale.ROOT));
    return told
        ? Optional.empty()
        : Optional.of(
            "answers '%s', without the '%s' that is expected in badConfigs()."
                .formatted(message, config.expected()));
  }
}
