package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import java.util.List;
import java.util.Set;

/**
 * What the transcript of one run shows.
 *
 * @param broken a finding for each broken rule
 * @param judged the ids of all rules that it shows anything about
 */
public record Verdict(List<Finding> broken, Set<String> judged) {

  /** Keeps its own copies. */
  public Verdict {
    broken = List.copyOf(broken);
    judged = Set.copyOf(judged);
  }
}
