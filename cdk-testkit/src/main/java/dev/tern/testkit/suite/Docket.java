package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the transcripts of all runs show, by the word of one profile. Safe for several threads. */
final class Docket {

  private final List<Finding> broken = new ArrayList<>();
  private final Map<String, Integer> judged = new HashMap<>();

  synchronized void enter(Verdict verdict) {
    broken.addAll(verdict.broken());
    verdict.judged().forEach(rule -> judged.merge(rule, 1, Integer::sum));
  }

  /** The findings about a rule that is broken somewhere. */
  synchronized List<Finding> broken(String rule) {
    return broken.stream().filter(finding -> finding.rule().id().equals(rule)).toList();
  }

  /** In how many runs there was something to see of a rule. */
  synchronized int runs(String rule) {
    return judged.getOrDefault(rule, 0);
  }
}
