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
import dev.tern.testkit.suite.Suite;
import dev.tern.testkit.suite.Umbrella;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceMutantsTest {

  private static List<Report> reports(ModelSubject subject) throws InterruptedException {
    return reports(subject, SourceSuite.suite());
  }

  private static List<Report> reports(ModelSubject subject, Suite<SourceTrials> suite)
      throws InterruptedException {
    LintJudge judge = new LintJudge(Subject.SOURCE, subject, subject.previousCatalog());
    List<Report> reports = new ArrayList<>();
    try (SourceTrials trials = new SourceTrials(subject, judge)) {
      Examination examination = suite.examine(trials, trials.connector());
      for (Profile profile : Profile.values()) {
        reports.add(examination.report(profile, trials.mask()));
      }
    }
    return reports;
  }

  /** What is broken, but for rules that only point to another. */
  private static List<Finding> broken(Report report) {
    return report.findings().stream()
        .filter(it -> it.outcome() == Outcome.FAILED || it.outcome() == Outcome.WARNED)
        .filter(it -> !Umbrella.points(it))
        .toList();
  }

  @Test
  void the_model_is_never_blamed() throws InterruptedException {
    for (Report report : reports(ModelSubject.live(ModelSource::new, ModelSubject.PATIENCE))) {
      assertThat(broken(report)).isEmpty();
    }
  }

  @Test
  void every_mutant_is_caught_by_its_rule_alone() throws InterruptedException {
    Score score = new Score("Source suite");
    List<SourceMutant> mutants =
        Stream.of(CommandMutants.all(), ReadMutants.all(), StateMutants.all())
            .flatMap(List::stream)
            .toList();
    for (SourceMutant mutant : mutants) {
      for (Report report : reports(ModelSubject.instant(mutant.source()))) {
        judge(mutant, broken(report), score);
      }
    }

    assertThat(score.full()).as(score.toString()).isTrue();
  }

  /** Only around their rule: each of their runs takes threads and time. */
  @Test
  void every_mutant_that_has_to_run_is_caught() throws InterruptedException {
    Score score = new Score("Source suite, live");
    for (SourceMutant mutant : LiveMutants.all()) {
      Set<String> near = new TreeSet<>(Set.of("READ-14", "READ-15", "SRC-25", "ENV-9"));
      near.add(mutant.rule());
      boolean endless = mutant.rule().equals("ENV-9");
      ModelSubject subject =
          ModelSubject.live(
              mutant.source(), endless ? Duration.ofSeconds(4) : ModelSubject.PATIENCE);
      for (Report report : reports(subject, SourceSuite.suite().only(near))) {
        judge(mutant, broken(report), score);
      }
    }

    assertThat(score.full()).as(score.toString()).isTrue();
  }

  private static void judge(SourceMutant mutant, List<Finding> broken, Score score) {
    Set<String> expected = new TreeSet<>(mutant.also());
    expected.add(mutant.rule());
    Set<String> found =
        broken.stream().map(it -> it.rule().id()).collect(Collectors.toCollection(TreeSet::new));
    boolean named =
        broken.stream()
            .filter(it -> it.rule().id().equals(mutant.rule()))
            .anyMatch(it -> it.message().contains(mutant.word()));
    if (found.equals(expected) && named) {
      score.caught(mutant.rule());
    } else {
      List<String> texts = broken.stream().map(it -> it.rule().id() + " " + it.message()).toList();
      score.missed(mutant.rule(), mutant.rule() + " '" + mutant.word() + "' gives " + texts);
    }
  }
}
