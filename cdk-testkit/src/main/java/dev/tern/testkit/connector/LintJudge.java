package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.testkit.suite.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The linter as the judge of all runs of one connector. It knows the SPEC from the first on. */
public final class LintJudge implements TranscriptJudge {

  private final Subject side;
  private final ConnectorSubject subject;
  private final Optional<JsonNode> previousCatalog;
  private volatile @Nullable JsonNode spec;

  /**
   * Judges the runs of a connector.
   *
   * @param side what it is
   * @param previousCatalog the {@code catalog} the version before printed
   */
  public LintJudge(Subject side, ConnectorSubject subject, Optional<JsonNode> previousCatalog) {
    this.side = side;
    this.subject = subject;
    this.previousCatalog = previousCatalog;
  }

  @Override
  public Sitting open(Trial trial, Profile profile) {
    Optional<Verb> verb = verb(trial);
    return trial.judged()
        ? new LintSitting(verb.map(it -> new Linter(task(it, trial, profile), trial.name())), verb)
        : verb.filter(it -> trial.config().isPresent())
            .map(it -> new Linter(secrets(it, profile), trial.name()))
            .<Sitting>map(SecretSitting::new)
            .orElseGet(() -> TranscriptJudge.none().open(trial, profile));
  }

  private static Optional<Verb> verb(Trial trial) {
    String word = trial.command().isEmpty() ? "" : trial.command().get(0);
    return Stream.of(Verb.values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  private LintTask task(Verb verb, Profile profile) {
    LintTask task = LintTask.of(verb, profile).by(side).withoutSecrets(subject.plainOptions());
    JsonNode known = spec;
    return known == null ? task : task.withSpec(known);
  }

  /** Holds it against the configuration that works: a wrong value is no secret, and may be told. */
  private LintTask secrets(Verb verb, Profile profile) {
    return task(verb, profile).withConfig(subject.config());
  }

  private LintTask task(Verb verb, Trial trial, Profile profile) {
    LintTask task = task(verb, profile);
    if (trial.config().isPresent()) {
      task = task.withConfig(trial.config().get());
    }
    if (trial.catalog().isPresent()) {
      task = task.withCatalog(trial.catalog().get());
    }
    if (trial.state().isPresent()) {
      task = task.withState(trial.state().get());
    }
    Optional<JsonNode> before = before(verb);
    return before.isPresent() ? task.withBefore(before.get()) : task;
  }

  private Optional<JsonNode> before(Verb verb) {
    return switch (verb) {
      case SPEC ->
          subject
              .previousSpecification()
              .map(
                  schema ->
                      JsonNodeFactory.instance.objectNode().set("connectionSpecification", schema));
      case DISCOVER -> previousCatalog;
      default -> Optional.empty();
    };
  }

  private void learn(byte[] line) {
    try {
      JsonNode message = ProtocolJson.mapper().readTree(line);
      if (message != null && message.path("spec").isObject()) {
        spec = message.get("spec");
      }
    } catch (IOException e) {
      // no message: the linter says so
    }
  }

  /** One run. */
  private final class LintSitting implements Sitting {

    private final Optional<Linter> linter;
    private final boolean specifies;

    LintSitting(Optional<Linter> linter, Optional<Verb> verb) {
      this.linter = linter;
      this.specifies = verb.equals(Optional.of(Verb.SPEC));
    }

    @Override
    public void output(byte[] line) {
      if (specifies) {
        learn(line);
      }
      linter.ifPresent(it -> it.output(line, 0, line.length));
    }

    @Override
    public void input(byte[] bytes, int offset, int length) {
      linter.ifPresent(it -> it.input(bytes, offset, length));
    }

    @Override
    public void errors(byte[] text) {
      linter.ifPresent(it -> it.errors(text, 0, text.length));
    }

    @Override
    public Verdict close(Ending ending, int exitCode) {
      OptionalInt code = ending == Ending.ENDED ? OptionalInt.of(exitCode) : OptionalInt.empty();
      linter.ifPresent(it -> it.end(code));
      return linter
          .map(it -> new Verdict(it.findings(), it.judged()))
          .orElse(new Verdict(List.of(), Set.of()));
    }
  }
}
