package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.io.PrintStream;

/** A process that judges a source of a gigabyte, and says what failed. */
final class FloodedKit {

  private static final long ROWS = 10_000_000;

  private FloodedKit() {}

  /** Prints a line for each rule that failed. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true);
    ModelSubject subject = ModelSubject.live(store -> new Flood(store));
    Report report = SourceExam.reports(subject, SourceSuite.suite()).get(0);
    report.findings().stream()
        .filter(finding -> finding.outcome() == Outcome.FAILED)
        .forEach(finding -> out.println(finding.rule().id() + " " + finding.message()));
    System.exit(0);
  }

  private static final class Flood extends ModelSource {
    Flood(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      return ROWS;
    }
  }
}
