package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.LintTap;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A transcript on its way through the linter. Lines are judged as they come; none is kept. */
public final class Lint {
  private final LintTask task;
  private final Linter linter;
  private final Instant started = Instant.now();

  /** Nothing has been seen yet. */
  public Lint(LintTask task) {
    this.task = task;
    this.linter = new Linter(task);
  }

  /**
   * Nothing has been seen yet.
   *
   * @param file whose lines are judged, by which evidence calls them
   */
  public Lint(LintTask task, String file) {
    this.task = task;
    this.linter = Linter.ofFile(task, file);
  }

  /** Takes all the connector was sent on its stdin. */
  public void sent(InputStream input) throws IOException {
    new LintTap(input, OutputStream.nullOutputStream(), linter::input).run();
  }

  /** Takes all the connector printed, and passes it on. */
  public void printed(InputStream output, OutputStream on) throws IOException {
    new LintTap(output, on, linter::output).run();
  }

  /**
   * Says that it has ended, once.
   *
   * @param name what was judged
   * @param exitCode none when it is not known
   * @return the rules that were looked at
   */
  public Report end(String name, OptionalInt exitCode) {
    linter.end(exitCode);
    Map<String, Finding> broken = new HashMap<>();
    linter.findings().forEach(finding -> broken.put(finding.rule().id(), finding));
    boolean shown = !silent(exitCode);
    Set<String> judged = linter.judged();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      if (broken.containsKey(rule.id()) || (shown && judged.contains(rule.id()))) {
        findings.add(broken.getOrDefault(rule.id(), passed(rule)));
      }
    }
    Duration took = Duration.between(started, Instant.now());
    return new Report(name, task.subject(), task.profile(), started, took, findings, List.of());
  }

  /** Whether nothing says that this is what a connector printed, so that no rule is kept by it. */
  public boolean silent(OptionalInt exitCode) {
    boolean due = exitCode.isEmpty() || (exitCode.getAsInt() == 0 && readsStreams());
    return due && !linter.spoken();
  }

  /** Each of them has its statuses and a state, even without a record. */
  private boolean readsStreams() {
    JsonNode catalog = task.known().get(LintTask.Known.CATALOG);
    return task.verb() == Verb.READ && catalog != null && !catalog.path("streams").isEmpty();
  }

  private static Finding passed(Rule rule) {
    return new Finding(rule, Outcome.PASSED, "So it is in this transcript.", List.of());
  }
}
