package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.testkit.connector.ConnectorTrials;
import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.DestinationTrials;
import dev.tern.testkit.report.MaskedReport;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.Examination;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.testkit.suite.WatchedConnector;
import dev.tern.worker.connector.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that is tried on one connector.
 *
 * @param profiles by whose word it is judged; there is a report for each
 */
public record Inspection(
    Connector connector, Settings settings, RulePick rules, Collection<Profile> profiles) {
  /**
   * The same, when all that is said about the connector can be understood.
   *
   * @throws ConfigException when it cannot
   */
  public Inspection understood() {
    new DeclaredSource(connector, settings).understand();
    new DeclaredDestination(connector, settings).understand();
    Optional<Subject> unused = told();
    return this;
  }

  /**
   * Makes all of it, as a source or as a destination.
   *
   * @throws ConfigException when a setting does not fit the connector
   */
  public List<Report> reports() throws InterruptedException {
    try {
      return side() == Subject.SOURCE ? source() : destination();
    } catch (ConfigException e) {
      throw new ConfigException(SettingHints.in(String.valueOf(e.getMessage())), e);
    }
  }

  /** A destination says in its SPEC which sync modes it has. */
  private Subject side() throws InterruptedException {
    Observed spec = spec();
    requireOutput(spec);
    return told()
        .orElseGet(
            () ->
                spec.spec()
                    .map(ConnectorSpecification::getSupportedDestinationSyncModes)
                    .filter(modes -> !modes.isEmpty())
                    .map(modes -> Subject.DESTINATION)
                    .orElse(Subject.SOURCE));
  }

  private Observed spec() throws InterruptedException {
    Duration patience = new DeclaredConnector(connector, settings).patience();
    try (WatchedConnector watched =
        new WatchedConnector(connector, TranscriptJudge.none(), patience)) {
      return watched.run(Trial.of("spec", "spec"));
    }
  }

  /** Of a connector that cannot be started no rule could be tried, and each would say so. */
  private void requireOutput(Observed spec) {
    if (spec.ending() == Ending.ENDED && spec.lines().isEmpty()) {
      throw new ConfigException(
          "The connector '%s' says no specification and prints nothing: %s. Check the command."
              .formatted(connector.reference(), spec.end()));
    }
  }

  private Optional<Subject> told() {
    return settings.text(SettingKey.SIDE).map(Inspection::side);
  }

  private static Subject side(String word) {
    return switch (word) {
      case "source" -> Subject.SOURCE;
      case "destination" -> Subject.DESTINATION;
      default -> throw new ConfigException("The setting 'side' is source or destination.");
    };
  }

  private List<Report> source() throws InterruptedException {
    SourceSubject subject = new DeclaredSource(connector, settings);
    LintJudge judge = new LintJudge(Subject.SOURCE, subject, subject.previousCatalog());
    try (SourceTrials trials = new SourceTrials(subject, judge)) {
      Optional<JsonNode> catalog = settings.catalog();
      if (catalog.isPresent() && trials.spec().spec().isPresent()) {
        Trial read = Trial.read(subject.config(), catalog.get()).named("read, the given catalog");
        trials.run(settings.document(SettingKey.STATE).map(read::from).orElse(read));
      }
      return reports(trials, SourceSuite.examine(trials, rules.of(SourceSuite.suite())));
    }
  }

  private List<Report> destination() throws InterruptedException {
    DeclaredDestination subject = new DeclaredDestination(connector, settings);
    LintJudge judge = new LintJudge(Subject.DESTINATION, subject, Optional.empty());
    return subject.hasStore() ? withStore(subject, judge) : withoutStore(subject, judge);
  }

  private List<Report> withStore(DeclaredDestination subject, LintJudge judge)
      throws InterruptedException {
    try (DestinationTrials trials = new DestinationTrials(subject, judge)) {
      writeGiven(trials);
      return reports(
          trials, DestinationChecks.examine(trials, rules.of(DestinationChecks.suite())));
    } catch (InterruptedException | ConfigException e) {
      throw e;
    } catch (Exception e) {
      throw new ConfigException("The store cannot be cleaned: " + e.getMessage(), e);
    }
  }

  private List<Report> withoutStore(DeclaredDestination subject, LintJudge judge)
      throws InterruptedException {
    try (StorelessTrials trials = new StorelessTrials(subject, judge)) {
      trials.understand();
      writeGiven(trials);
      return reports(trials, rules.of(StorelessTrials.suite()).examine(trials, trials.connector()));
    }
  }

  private void writeGiven(ConnectorTrials trials) throws InterruptedException {
    Optional<JsonNode> catalog = settings.catalog();
    if (catalog.isPresent() && trials.spec().spec().isPresent()) {
      Trial write = Trial.write(trials.config(), catalog.get());
      trials.connector().run(write.named("write, the given catalog"), input());
    }
  }

  private byte[] input() {
    Optional<String> name = settings.text(SettingKey.INPUT);
    if (name.isEmpty()) {
      return new byte[0];
    }
    Path file = settings.folder().resolve(name.get());
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ConfigException("The input " + file + " cannot be read. Check its name.", e);
    }
  }

  private List<Report> reports(ConnectorTrials trials, Examination examination)
      throws InterruptedException {
    UnaryOperator<String> mask = trials.mask();
    return profiles.stream()
        .map(profile -> examination.report(profile, mask))
        .map(report -> MaskedReport.of(SettingHints.in(rules.of(report)), mask))
        .toList();
  }
}
