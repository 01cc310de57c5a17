package dev.tern.testkit.lint;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was found about each rule so far: how often it was broken, how badly, and the first lines
 * that show it.
 */
final class Verdicts {

  private static final int LINES_SHOWN = 3;

  private final Profile profile;
  private final UnaryOperator<String> mask;
  private final Map<String, Tally> broken = new HashMap<>();
  private final Set<String> judged = new HashSet<>();

  Verdicts(Profile profile, UnaryOperator<String> mask) {
    this.profile = profile;
    this.mask = mask;
  }

  /** By whose word is judged. */
  Profile profile() {
    return profile;
  }

  /** A rule was looked at and holds, so far. */
  void looked(String rule) {
    judged.add(rule);
  }

  /** A rule is broken: what was seen, in a sentence without its full stop. */
  void broken(String rule, Spot spot, String what) {
    add(Rules.require(rule), Rules.require(rule).level(), spot, what);
  }

  /** The same, with the line at the end of the sentence, as evidence shows it. */
  void brokenBy(String rule, Spot spot, String what) {
    String line = spot.evidence(mask).map(Evidence::text).orElse("");
    broken(rule, spot, what + ": '" + line.strip() + "'");
  }

  /** A rule is broken in a part of it that good connectors keep, and that nothing breaks on. */
  void neglected(String rule, Spot spot, String what) {
    add(Rules.require(rule), Level.SHOULD, spot, what);
  }

  /** Looks at a rule: broken unless it is fulfilled. */
  void require(boolean fulfilled, String rule, Spot spot, String what) {
    looked(rule);
    if (!fulfilled) {
      broken(rule, spot, what);
    }
  }

  private void add(Rule rule, Level level, Spot spot, String what) {
    judged.add(rule.id());
    broken
        .computeIfAbsent(rule.id(), id -> new Tally(rule))
        .add(profile.whenBroken(level), spot, what);
  }

  /** The ids of all rules that were looked at, broken or not. */
  Set<String> judged() {
    return Set.copyOf(judged);
  }

  /** One finding for each rule that is broken, in the order of the catalogue. */
  List<Finding> findings() {
    return Rules.all().stream()
        .map(rule -> broken.get(rule.id()))
        .filter(Objects::nonNull)
        .map(Tally::finding)
        .toList();
  }

  /** What was seen of one broken rule. */
  private final class Tally {

    private final Rule rule;
    private final List<Evidence> lines = new ArrayList<>();
    private Outcome worst = Outcome.PASSED;
    private String message = "";
    private long times;

    Tally(Rule rule) {
      this.rule = rule;
    }

    void add(Outcome outcome, Spot spot, String what) {
      times++;
      if (worst != Outcome.FAILED && outcome != worst) {
        worst = outcome;
        message = mask.apply(what);
      }
      if (lines.size() < LINES_SHOWN) {
        spot.evidence(mask).ifPresent(lines::add);
      }
    }

    Finding finding() {
      String more = times == 1 ? "" : " (" + times + " times)";
      return new Finding(rule, worst, message + more + ".", lines);
    }
  }
}
