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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    score(CommandMutants.all(), SourceSuite.suite(), score);
    score(ConfigMutants.all(), SourceSuite.suite(), score);
    // how these take configurations is the model's way, and half of all runs
    Set<String> others = new TreeSet<>(SourceSuite.suite().checked());
    others.removeAll(Set.of("ANY-4", "ANY-5"));
    Suite<SourceTrials> suite = SourceSuite.suite().only(others);
    score(ReadMutants.all(), suite, score);
    score(StateMutants.all(), suite, score);

    assertThat(score.full()).as(score.toString()).isTrue();
  }

  private static void score(List<SourceMutant> mutants, Suite<SourceTrials> suite, Score score)
      throws InterruptedException {
    for (SourceMutant mutant : mutants) {
      for (Report report : reports(ModelSubject.instant(mutant.source()), suite)) {
        judge(mutant, broken(report), score);
      }
    }
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

  @Test
  void a_process_is_seen_to_leave_take_and_hoard() throws InterruptedException {
    Map<ModelProcess.Fault, List<String>> faults =
        Map.of(
            ModelProcess.Fault.leaves, List.of("ANY-13", "sleep', file 'forgotten"),
            ModelProcess.Fault.fat, List.of("ANY-14", "are declared"),
            ModelProcess.Fault.hoards, List.of("SRC-23", "its memory grows"));
    Suite<SourceTrials> suite = SourceSuite.suite().only(Set.of("ANY-13", "ANY-14", "SRC-23"));

    for (Report report : reports(ModelSubject.process(ModelProcess.Fault.none), suite)) {
      assertThat(broken(report)).isEmpty();
    }
    for (var fault : faults.entrySet()) {
      List<Finding> broken = broken(reports(ModelSubject.process(fault.getKey()), suite).get(0));
      assertThat(broken).as(fault.getKey().name()).hasSize(1);
      assertThat(broken.get(0).rule().id()).isEqualTo(fault.getValue().get(0));
      assertThat(broken.get(0).message()).contains(fault.getValue().get(1));
    }
  }

  /** Where the rights cannot be taken the rule says so. */
  @Test
  void a_process_that_writes_to_its_root_is_caught_where_that_can_be_closed()
      throws InterruptedException {
    Suite<SourceTrials> suite = SourceSuite.suite().only(Set.of("ANY-15"));
    Report report = reports(ModelSubject.process(ModelProcess.Fault.littersRoot), suite).get(0);
    Finding finding =
        report.findings().stream()
            .filter(it -> it.rule().id().equals("ANY-15"))
            .findFirst()
            .orElseThrow();

    boolean open = Files.isWritable(Path.of("/"));
    boolean closed = open && !finding.message().contains("not on a read-only root");
    assertThat(finding.outcome()).isEqualTo(closed ? Outcome.WARNED : Outcome.PASSED);
    assertThat(finding.message().contains("on a read-only root: ")).isEqualTo(closed);
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
