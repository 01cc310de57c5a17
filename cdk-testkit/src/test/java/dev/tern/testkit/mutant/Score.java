package dev.tern.testkit.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many mutants of how many rules were caught, and how often a good model was blamed. */
public final class Score {

  private final Set<String> rules = new TreeSet<>();
  private final List<String> escaped = new ArrayList<>();
  private final List<String> falseAlarms = new ArrayList<>();
  private int mutants;

  /** A mutant that was caught by its rule alone. */
  public void caught(String rule) {
    rules.add(rule);
    mutants++;
  }

  /** A mutant that was not caught, or not by its rule alone. */
  public void escaped(String how) {
    escaped.add(how);
    mutants++;
  }

  /** Something that was found about a good model. */
  public void falseAlarm(String what) {
    falseAlarms.add(what);
  }

  /** Counts all that another one has, too. */
  void add(Score other) {
    rules.addAll(other.rules);
    escaped.addAll(other.escaped);
    falseAlarms.addAll(other.falseAlarms);
    mutants += other.mutants;
  }

  /** The rules that caught a mutant. */
  public Set<String> rules() {
    return Set.copyOf(rules);
  }

  /** Every mutant that escaped, and every false alarm. */
  public List<String> wrong() {
    List<String> wrong = new ArrayList<>(escaped);
    wrong.addAll(falseAlarms);
    return wrong;
  }

  /**
   * All in one line.
   *
   * @param kind what the mutants are mutants of
   */
  public String line(String kind) {
    return String.format(
        "Mutants of %s: %d rules, %d mutants, %d caught, %d false alarms",
        kind, rules.size(), mutants, mutants - escaped.size(), falseAlarms.size());
  }
}
