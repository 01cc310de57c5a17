package dev.tern.testkit.mutant;

import dev.tern.testkit.Background;
import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Examination;
import dev.tern.testkit.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the suite of sources says of all its mutants, and of the model. */
final class SourceExam {

  private SourceExam() {}

  /** Of those inside this process. */
  static Score score() throws InterruptedException {
    Score score = new Score();
    ModelSubject model = ModelSubject.live(ModelSource::new).expecting(ModelStream.USERS);
    model(model, SourceSuite.suite()).forEach(score::falseAlarm);
    List<SourceMutant> mutants = new ArrayList<>(LiveMutants.all());
    mutants.addAll(CommandMutants.all());
    mutants.addAll(ConfigMutants.all());
    // how these take configurations is the model's way, and half of all runs
    Stream.of(RecordMutants.all(), ReadMutants.all(), StateMutants.all())
        .flatMap(List::stream)
        .map(mutant -> mutant.except("ANY-4", "ANY-5"))
        .forEach(mutants::add);
    for (SourceMutant mutant : mutants) {
      count(mutant, missing(mutant), score);
    }
    return score;
  }

  /** Of processes, all at once: they wait for most of the time. */
  static Score scoreOfProcesses() {
    Score score = new Score();
    CompletableFuture<List<String>> model =
        Background.call(() -> quietly(() -> model(ProcessMutants.model(), ProcessMutants.suite())));
    List<SourceMutant> mutants = ProcessMutants.all();
    List<CompletableFuture<List<String>>> missing =
        mutants.stream()
            .map(mutant -> Background.call(() -> quietly(() -> missing(mutant))))
            .toList();
    model.join().forEach(score::falseAlarm);
    for (int place = 0; place < mutants.size(); place++) {
      count(mutants.get(place), missing.get(place).join(), score);
    }
    return score;
  }

  private static void count(SourceMutant mutant, List<String> missing, Score score) {
    if (missing.isEmpty()) {
      score.caught(mutant.expected().rule());
    } else {
      score.escaped(String.join("; ", missing));
    }
  }

  private static List<String> model(ModelSubject model, Suite<SourceTrials> suite)
      throws InterruptedException {
    return reports(model, suite).stream()
        .flatMap(report -> Expected.broken(report).stream())
        .toList();
  }

  private static List<String> missing(SourceMutant mutant) throws InterruptedException {
    return reports(mutant.subject().get(), mutant.suite()).stream()
        .flatMap(report -> mutant.expected().missing(report).stream())
        .toList();
  }

  /** The reports of a suite about a model, one for each profile. */
  static List<Report> reports(ModelSubject subject, Suite<SourceTrials> suite)
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

  /** Something that can be interrupted. */
  private interface Exam {
    List<String> take() throws InterruptedException;
  }

  private static List<String> quietly(Exam exam) {
    try {
      return exam.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("The exam was interrupted.", e);
    }
  }
}
