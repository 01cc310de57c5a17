package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.testkit.suite.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The linter held against every run of a destination, with what the destination was sent. Safe for
 * several threads.
 */
final class WriteJudge implements TranscriptJudge {

  private static final byte[] LINE_END = {'\n'};

  private final DestinationSubject subject;
  private final Map<Trial, List<Linter>> open = new IdentityHashMap<>();
  private @Nullable JsonNode spec;

  WriteJudge(DestinationSubject subject) {
    this.subject = subject;
  }

  /** Tells what the destination answered to {@code spec}. */
  synchronized void know(JsonNode answer) {
    spec = answer;
  }

  /** Tells what a run of a trial is sent, before it gets it. */
  void input(Trial trial, byte[] bytes) {
    List<Linter> linters;
    synchronized (this) {
      linters = List.copyOf(open.getOrDefault(trial, List.of()));
    }
    linters.forEach(linter -> linter.input(bytes, 0, bytes.length));
  }

  @Override
  public synchronized Sitting open(Trial trial, Profile profile) {
    Optional<Verb> verb =
        Stream.of(Verb.values())
            .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(trial.command().get(0)))
            .findFirst();
    if (verb.isEmpty()) {
      return TranscriptJudge.none().open(trial, profile);
    }
    Linter linter = new Linter(task(verb.get(), trial, profile));
    open.computeIfAbsent(trial, key -> new ArrayList<>()).add(linter);
    return new LintSitting(linter, trial);
  }

  private LintTask task(Verb verb, Trial trial, Profile profile) {
    LintTask task = LintTask.of(verb, profile).by(Subject.DESTINATION);
    task = task.withoutSecrets(subject.plainOptions());
    JsonNode answer = spec;
    if (answer != null) {
      task = task.withSpec(answer);
    }
    if (trial.config().isPresent()) {
      task = task.withConfig(trial.config().get());
    }
    if (trial.catalog().isPresent()) {
      task = task.withCatalog(trial.catalog().get());
    }
    return task;
  }

  private synchronized void forget(Trial trial) {
    open.remove(trial);
  }

  /** One run. */
  private final class LintSitting implements Sitting {
    private final Linter linter;
    private final Trial trial;

    LintSitting(Linter linter, Trial trial) {
      this.linter = linter;
      this.trial = trial;
    }

    @Override
    public void line(byte[] line) {
      linter.output(line, 0, line.length);
      linter.output(LINE_END, 0, 1);
    }

    @Override
    public Verdict close(Ending ending, int exitCode) {
      forget(trial);
      linter.end(ending == Ending.ENDED ? OptionalInt.of(exitCode) : OptionalInt.empty());
      return new Verdict(linter.findings(), Set.copyOf(linter.judged()));
    }
  }
}
