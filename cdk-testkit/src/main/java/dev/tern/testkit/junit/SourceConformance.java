package dev.tern.testkit.junit;

import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Examination;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * The test class of a source: extended by its author, it has one test per rule. A rule that does
 * not apply is skipped with the reason; a SHOULD that is not so is published, and passes.
 */
public abstract class SourceConformance implements SourceSubject {

  /** For subclasses. */
  protected SourceConformance() {}

  /** By whose word the source is judged: by both, unless overridden. */
  protected Set<Profile> profiles() {
    return EnumSet.allOf(Profile.class);
  }

  /** Runs everything, and makes a test of each rule, which is named by its id and sentence. */
  @TestFactory
  @DisplayName("Rule")
  final Stream<DynamicTest> conformance(TestReporter reporter) throws InterruptedException {
    LintJudge judge = new LintJudge(Subject.SOURCE, this, previousCatalog());
    try (SourceTrials trials = new SourceTrials(this, judge)) {
      Examination examination = SourceSuite.examine(trials);
      List<Report> reports = new ArrayList<>();
      for (Profile profile : profiles()) {
        reports.add(examination.report(profile, trials.mask()));
      }
      reports.forEach(this::reported);
      return RuleTests.of(reports, reporter);
    }
  }

  /** Takes a report, to write it to a file or the like. */
  protected void reported(Report report) {}
}
