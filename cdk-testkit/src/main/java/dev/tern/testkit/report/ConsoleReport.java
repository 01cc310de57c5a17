package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** A report as text for a terminal. */
final class ConsoleReport implements ReportWriter {

  private static final int MOST_EVIDENCE = 10;

  private final Paint paint;

  ConsoleReport(Paint paint) {
    this.paint = paint;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    Tally tally = Tally.of(report);
    for (Finding finding : tally.of(Outcome.FAILED)) {
      writeWhole(finding, out);
    }
    for (Finding finding : tally.of(Outcome.WARNED)) {
      writeWhole(finding, out);
    }
    writeShort(tally.of(Outcome.PASSED).stream().filter(Finding::partial).toList(), out);
    writeShort(tally.of(Outcome.SKIPPED), out);
    writeShort(tally.of(Outcome.UNTESTED), out);
    out.write(closing(report, paint) + "\n");
  }

  /** The line that sums up. */
  static String closing(Report report, Paint paint) {
    Outcome verdict = report.passed() ? Outcome.PASSED : Outcome.FAILED;
    return "%s  %s: %s in %s, by %s"
        .formatted(
            paint.of(verdict, verdict.name()),
            VisibleText.of(Wording.connector(report)),
            Tally.of(report).sentence(),
            Wording.of(report.took()),
            Wording.of(report.profile()));
  }

  private void writeWhole(Finding finding, Writer out) throws IOException {
    Rule rule = finding.rule();
    String head = finding.outcome() + "  " + VisibleText.of(rule.id());
    out.write(paint.of(finding.outcome(), head) + "  " + VisibleText.of(rule.sentence()) + "\n");
    writeField("seen", finding.message(), out);
    List<Evidence> evidence = finding.evidence();
    for (Evidence line : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
      writeField("line", Wording.place(line) + "  " + line.text(), out);
    }
    if (evidence.size() > MOST_EVIDENCE) {
      writeField("line", "and " + (evidence.size() - MOST_EVIDENCE) + " more", out);
    }
    writeField("why", rule.intent(), out);
    writeField("do", rule.remedy(), out);
    writeField("rule", Wording.of(rule.level()) + " (" + rule.source() + ")", out);
    out.write("\n");
  }

  private void writeField(String name, String text, Writer out) throws IOException {
    if (!text.isBlank()) {
      String padded = String.format(Locale.ROOT, "  %-6s", name);
      out.write(paint.faint(padded) + VisibleText.of(text) + "\n");
    }
  }

  /** A line each. */
  private void writeShort(List<Finding> findings, Writer out) throws IOException {
    for (Finding finding : findings) {
      String head = Tally.word(finding.outcome()) + "  " + VisibleText.of(finding.rule().id());
      out.write(paint.faint(head) + "  " + VisibleText.of(finding.message()) + "\n");
    }
    if (!findings.isEmpty()) {
      out.write("\n");
    }
  }
}
