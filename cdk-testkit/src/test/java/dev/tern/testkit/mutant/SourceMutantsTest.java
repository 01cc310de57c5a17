package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Examination;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SourceMutantsTest {

  private static Report report(Function<ModelStore, ModelSource> source, Profile profile)
      throws InterruptedException {
    ModelSubject subject = new ModelSubject(source);
    LintJudge judge = new LintJudge(Subject.SOURCE, subject, subject.previousCatalog());
    try (SourceTrials trials = new SourceTrials(subject, judge)) {
      Examination examination = SourceSuite.examine(trials);
      return examination.report(profile, trials.mask());
    }
  }

  private static List<Finding> broken(Report report) {
    return report.findings().stream()
        .filter(it -> it.outcome() == Outcome.FAILED || it.outcome() == Outcome.WARNED)
        .toList();
  }

  @Test
  void the_model_is_never_blamed() throws InterruptedException {
    for (Profile profile : Profile.values()) {
      long start = System.nanoTime();
      Report report = report(ModelSource::new, profile);
      report.findings().stream()
          .filter(it -> it.outcome() == Outcome.SKIPPED || it.outcome() == Outcome.UNTESTED)
          .forEach(it -> System.out.println(it.rule().id() + " " + it.message()));
      report.runs().stream()
          .sorted((a, b) -> b.took().compareTo(a.took()))
          .limit(12)
          .forEach(it -> System.out.println(it.took().toMillis() + " " + it.name()));
      System.out.println(report.runs().size() + " runs " + (System.nanoTime() - start) / 1000000);
      assertThat(broken(report)).isEmpty();
    }
  }
}
