package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.Report;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same report without secrets: every text that came from a connector goes through a mask. */
public final class MaskedReport {

  private final UnaryOperator<String> mask;

  private MaskedReport(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /**
   * Masks a report.
   *
   * @param mask such as a {@link dev.tern.cdk.spec.SecretMask}
   */
  public static Report of(Report report, UnaryOperator<String> mask) {
    MaskedReport masked = new MaskedReport(mask);
    return new Report(
        mask.apply(report.connector()),
        report.subject(),
        report.profile(),
        report.started(),
        report.took(),
        report.findings().stream().map(masked::finding).toList(),
        report.runs().stream().map(masked::run).toList());
  }

  private Finding finding(Finding found) {
    List<Evidence> lines =
        found.evidence().stream()
            .map(
                line ->
                    new Evidence(mask.apply(line.where()), line.line(), mask.apply(line.text())))
            .toList();
    return new Finding(
        found.rule(), found.outcome(), mask.apply(found.message()), lines, found.took());
  }

  private ObservedRun run(ObservedRun run) {
    return new ObservedRun(
        mask.apply(run.name()),
        run.command().stream().map(mask).toList(),
        run.started(),
        run.took(),
        run.exitCode(),
        run.marks().stream().map(this::mark).toList(),
        run.samples());
  }

  private Mark mark(Mark mark) {
    return new Mark(mark.at(), mask.apply(mark.kind()), mask.apply(mark.stream()));
  }
}
