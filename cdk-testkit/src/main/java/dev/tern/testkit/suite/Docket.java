package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the transcripts of all runs show, by the word of one profile, in the order of the runs,
 * whichever ended first. Safe for several threads.
 */
final class Docket {

  private final SortedMap<Integer, Verdict> verdicts = new TreeMap<>();

  /**
   * Takes what was seen of a run.
   *
   * @param place of the run among all of them
   */
  synchronized void enter(int place, Verdict verdict) {
    verdicts.put(place, verdict);
  }

  /** The findings about a rule that is broken somewhere. */
  synchronized List<Finding> broken(String rule) {
    return verdicts.values().stream()
        .flatMap(verdict -> verdict.broken().stream())
        .filter(finding -> finding.rule().id().equals(rule))
        .toList();
  }

  /** In how many runs there was something to see of a rule. */
  synchronized long runs(String rule) {
    return verdicts.values().stream().filter(verdict -> verdict.judged().contains(rule)).count();
  }
}
