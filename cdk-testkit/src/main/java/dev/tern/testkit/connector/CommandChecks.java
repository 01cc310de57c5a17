package dev.tern.testkit.connector;

import dev.tern.protocol.AirbyteMessage;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How a connector takes its command line. */
final class CommandChecks {

  /** A command that nobody has. */
  static final Trial UNKNOWN = Trial.of("an unknown command", "no-such-command").unjudged();

  private static final Set<String> ANSWERING = Set.of("spec", "check", "discover");

  private CommandChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(
        new NamedCheck<>("ANY-1", CommandChecks::spec),
        new NamedCheck<>("ENV-12", CommandChecks::anyPath),
        new NamedCheck<>("ENV-13", CommandChecks::wrongUsage),
        new NamedCheck<>("ANY-12", CommandChecks::exitCodes),
        new NamedCheck<>("ANY-16", CommandChecks::version));
  }

  /** What can be told when everything else has run. */
  static List<Check<ConnectorTrials>> last() {
    return List.of(
        new NamedCheck<>("CMD-17", CommandChecks::inTime),
        new NamedCheck<>("ENV-9", CommandChecks::ended));
  }

  private static Observation spec(ConnectorTrials trials) throws InterruptedException {
    Observed spec = trials.spec();
    if (!spec.succeeded()) {
      return Observation.broken("spec does not work: " + spec.end() + ".", spec.lastErrors());
    }
    Set<AirbyteMessage.Type> expected =
        EnumSet.of(AirbyteMessage.Type.SPEC, AirbyteMessage.Type.LOG, AirbyteMessage.Type.TRACE);
    Predicate<AirbyteMessage> other = message -> !expected.contains(message.getType());
    if (spec.transcript().messages().stream().anyMatch(other)) {
      return Observation.broken(
          "spec prints messages that are neither SPEC nor LOG nor TRACE.", spec.evidence(other));
    }
    return Observation.holds("spec works and prints nothing else.");
  }

  private static Observation anyPath(ConnectorTrials trials)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(trials.connector().workplace().folder().resolve("a ü"));
    Path file =
        Files.writeString(folder.resolve("config of mine.json"), trials.config().toString());
    Path here = Path.of("").toAbsolutePath();
    List<Trial> odd = new ArrayList<>();
    for (Path path : List.of(file, here.relativize(file))) {
      odd.add(Trial.of("check, config at an odd path", "check", "--config", path.toString()));
    }
    for (Observed check : trials.runAll(odd)) {
      if (check.connectionStatus().isEmpty()) {
        String path = check.trial().command().get(2);
        return Observation.broken("check --config '" + path + "' does not work: " + check.end());
      }
    }
    return Observation.holds("Absolute and relative paths with a space work.");
  }

  private static Observation wrongUsage(ConnectorTrials trials) throws InterruptedException {
    Trial bare = Trial.of("check without its configuration", "check").unjudged();
    for (Observed run : List.of(trials.once(UNKNOWN), trials.run(bare))) {
      Optional<String> missing =
          run.exitCode() == 0
              ? Optional.of("ends with exit code 0")
              : run.errorTraces().isEmpty()
                  ? Optional.of("gives no ERROR trace")
                  : run.errors().isBlank()
                      ? Optional.of("prints no usage on stderr")
                      : Optional.empty();
      if (missing.isPresent()) {
        return Observation.broken(run.trial().name() + " " + missing.get() + ".");
      }
    }
    return Observation.holds("An unknown command and a missing flag are told.");
  }

  private static Observation exitCodes(ConnectorTrials trials) throws InterruptedException {
    String file = trials.connector().workplace().file("broken", "{\"a\": ").toString();
    Trial broken = working(trials, file).named("a config file of broken JSON");
    for (Observed run : List.of(trials.once(withoutConfig(trials)), trials.run(broken))) {
      if (run.exitCode() == 0) {
        return Observation.broken(run.trial().name() + " ends with exit code 0.");
      }
      if (run.errorTraces().isEmpty()) {
        return Observation.broken(run.trial().name() + " gives no ERROR trace.");
      }
    }
    return Observation.holds("A missing and a broken file are told, with an exit code.");
  }

  /** Its work, with a configuration that is not there. */
  static Trial withoutConfig(ConnectorTrials trials) throws InterruptedException {
    String nowhere = trials.connector().workplace().folder().resolve("nowhere.json").toString();
    return working(trials, nowhere).named("a missing config file");
  }

  private static Trial working(ConnectorTrials trials, String file) throws InterruptedException {
    Trial work = trials.work(trials.config());
    return new Trial("", work.command(), Optional.empty(), work.catalog(), work.state(), false)
        .withWords("--config", file);
  }

  private static Observation version(ConnectorTrials trials) throws InterruptedException {
    Optional<String> version = trials.subject().version();
    if (version.isEmpty()) {
      return Observation.doesNotApply("The version is not known. Override version().");
    }
    Observed run = trials.run(Trial.of("--version", "--version").unjudged());
    boolean told = run.lines().stream().map(OutputLine::text).anyMatch(endsWith(version.get()));
    return told
        ? Observation.holds("--version prints " + version.get() + ".")
        : Observation.broken(
            "--version does not print " + version.get() + ".",
            run.lines().stream()
                .limit(1)
                .map(line -> line.evidence("--version"))
                .toArray(Evidence[]::new));
  }

  private static Predicate<String> endsWith(String version) {
    return line ->
        line.strip().equals(version.strip()) || List.of(line.split("\\s+")).contains(version);
  }

  private static Observation inTime(ConnectorTrials trials) throws InterruptedException {
    Duration limit = trials.subject().answerLimit();
    Optional<ObservedRun> slow =
        trials.connector().runs().stream()
            .filter(run -> ANSWERING.contains(run.command().get(0)))
            .filter(run -> run.took().compareTo(limit) > 0)
            .findFirst();
    return slow.map(
            run ->
                Observation.broken(
                    String.format(
                        "%s took %d ms where %d are the limit.",
                        run.name(), run.took().toMillis(), limit.toMillis())))
        .orElseGet(() -> Observation.holds("No spec, check or discover took long."));
  }

  private static Observation ended(ConnectorTrials trials) throws InterruptedException {
    return trials.connector().endless().stream()
        .findFirst()
        .orElse(Observation.holds("Every run came to its end."));
  }
}
