package dev.tern.testkit.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many mutants of how many rules were caught, and how often a good model was blamed. */
public final class Score {

  private final String name;
  private final Set<String> rules = new TreeSet<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> falseAlarms = new ArrayList<>();
  private int mutants;

  /** Counts from nothing. */
  public Score(String name) {
    this.name = name;
  }

  /** A mutant that was caught as it should be. */
  public void caught(String rule) {
    rules.add(rule);
    mutants++;
  }

  /** A mutant that was not, or not by its rule alone. */
  public void missed(String rule, String why) {
    rules.add(rule);
    mutants++;
    missed.add(why);
  }

  /** Something that was found about a good model. */
  public void falseAlarm(String what) {
    falseAlarms.add(what);
  }

  /** The rules with at least one mutant. */
  public Set<String> rules() {
    return Set.copyOf(rules);
  }

  /** Whether all mutants were caught, and nothing else. */
  public boolean full() {
    return missed.isEmpty() && falseAlarms.isEmpty();
  }

  /**
   * Keeps the score where a build can be asked for it.
   *
   * @throws AssertionError when it is not full
   */
  public void publish() throws IOException {
    Files.writeString(Path.of("target", "mutants-" + name + ".txt"), this + "\n");
    if (!full()) {
      throw new AssertionError(toString());
    }
  }

  /** One line, followed by one for each thing that is wrong. */
  @Override
  public String toString() {
    String line =
        name
            + ": "
            + rules.size()
            + " rules, "
            + mutants
            + " mutants, "
            + (mutants - missed.size())
            + " caught, "
            + falseAlarms.size()
            + " false alarms";
    List<String> lines = new ArrayList<>(List.of(line));
    lines.addAll(missed);
    lines.addAll(falseAlarms);
    return String.join("\n  ", lines);
  }
}
