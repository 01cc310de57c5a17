package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Suite;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** A process that judges a source of many rows, and says what failed. */
final class FloodedKit {

  private static final int CUTS = 20;

  private FloodedKit() {}

  /**
   * Prints a line for each rule that failed.
   *
   * @param arguments how many rows each stream has, then the rules whose checks are made; all of
   *     them when none is named
   */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true);
    long rows = Long.parseLong(arguments[0]);
    ModelSubject subject = ModelSubject.live(store -> new Flood(store, rows)).cutAt(CUTS);
    Set<String> rules = Set.copyOf(List.of(arguments).subList(1, arguments.length));
    Suite<SourceTrials> all = SourceSuite.suite();
    Suite<SourceTrials> suite = rules.isEmpty() ? all : all.only(rules);
    Report report = SourceExam.reports(subject, suite).get(0);
    report.findings().stream()
        .filter(finding -> finding.outcome() == Outcome.FAILED)
        .forEach(finding -> out.println(finding.rule().id() + " " + finding.message()));
    System.exit(0);
  }

  private static final class Flood extends ModelSource {
    private final long rows;

    Flood(ModelStore store, long rows) {
      super(store);
      this.rows = rows;
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      return rows;
    }
  }
}
