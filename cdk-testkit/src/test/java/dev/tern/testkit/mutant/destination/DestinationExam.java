package dev.tern.testkit.mutant.destination;

import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.DestinationTrials;
import dev.tern.testkit.mutant.Expected;
import dev.tern.testkit.mutant.Score;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Examination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the suite of destinations says of all faults of the model, and of the model. */
public final class DestinationExam {

  /** What takes long, and is tried on the model and on what is made for it. */
  private static final Set<String> HEAVY = Set.of("DST-17", "DST-18");

  private static final int AT_A_TIME = 2;

  private DestinationExam() {}

  /** The rules that have a mutant here. */
  public static Set<String> rules() {
    return Stream.of(Fault.values())
        .map(Fault::rule)
        .filter(rule -> !rule.isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Of all of them, some at a time, because many wait. The one that looks at the time zone, which
   * is changed for the whole process, is the first and alone: what hangs may end later.
   *
   * @param folder where they store
   */
  static Score score(Path folder) throws Exception {
    Score score = new Score();
    Fault first = Fault.MOVES_WITH_THE_MACHINE;
    judge(first, reports(first, folder), score);
    List<Fault> most = new ArrayList<>(List.of(Fault.values()));
    most.remove(first);
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<List<Report>>> exams = new ArrayList<>();
      most.forEach(fault -> exams.add(() -> reports(fault, folder)));
      Iterator<Fault> faults = most.iterator();
      for (Future<List<Report>> exam : threads.invokeAll(exams)) {
        judge(faults.next(), exam.get(), score);
      }
    } finally {
      threads.shutdownNow();
    }
    return score;
  }

  private static void judge(Fault fault, List<Report> reports, Score score) {
    if (fault.rule().isEmpty()) {
      reports.forEach(
          report -> Expected.broken(report).forEach(it -> score.falseAlarm(fault + " " + it)));
    } else {
      count(fault, reports, score);
    }
  }

  private static Set<String> rules(Fault fault) {
    if (fault == Fault.HOARDS) {
      return Set.of(fault.rule()); // each of its runs is a slow process
    }
    Set<String> rules = new HashSet<>(DestinationChecks.writtenRules());
    if (fault != Fault.NONE && !HEAVY.contains(fault.rule())) {
      rules.removeAll(HEAVY);
    }
    rules.addAll(fault == Fault.NONE ? Set.of("ANY-7", "ANY-15") : Set.of(fault.rule()));
    return rules;
  }

  private static void count(Fault fault, List<Report> reports, Score score) {
    Expected expected = new Expected(fault.rule(), fault.words());
    List<String> missing =
        reports.stream().flatMap(report -> expected.missing(report).stream()).toList();
    if (missing.isEmpty()) {
      score.caught(fault.rule());
    } else {
      score.escaped(fault + " " + String.join("; ", missing));
    }
  }

  private static List<Report> reports(Fault fault, Path folder) throws Exception {
    Path store = Files.createDirectory(folder.resolve(fault.name()));
    ModelSubject subject = new ModelSubject(fault, store);
    LintJudge judge = new LintJudge(Subject.DESTINATION, subject, Optional.empty());
    List<Report> reports = new ArrayList<>();
    try (DestinationTrials trials = new DestinationTrials(subject, judge)) {
      Examination seen =
          DestinationChecks.examine(trials, DestinationChecks.suite().only(rules(fault)));
      for (Profile profile : Profile.values()) {
        reports.add(seen.report(profile, trials.mask()));
      }
    }
    return reports;
  }
}
