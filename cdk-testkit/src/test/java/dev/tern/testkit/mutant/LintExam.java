package dev.tern.testkit.mutant;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import java.util.ArrayList;
import java.util.List;

/** What the linter says of all its mutants, and of all models. */
final class LintExam {

  private LintExam() {}

  static Score score() {
    Score score = new Score();
    for (ModelRun model : Models.all()) {
      for (Profile profile : Profile.values()) {
        model.findings(profile).forEach(found -> score.falseAlarm(profile + " " + found));
      }
    }
    for (LintMutant mutant : LintMutants.all()) {
      List<String> missing = missing(mutant);
      if (missing.isEmpty()) {
        score.caught(mutant.rule());
      } else {
        score.escaped(String.join("; ", missing));
      }
    }
    return score;
  }

  private static List<String> missing(LintMutant mutant) {
    List<String> missing = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      List<Finding> found = mutant.run().findings(profile);
      boolean tolerated = profile == Profile.PROTOCOL && mutant.platformOnly();
      boolean right = tolerated ? found.isEmpty() : isCaught(mutant, found, profile);
      if (!right) {
        missing.add(profile + " " + mutant + " gives " + texts(found));
      }
    }
    return missing;
  }

  private static boolean isCaught(LintMutant mutant, List<Finding> found, Profile profile) {
    return found.size() == 1
        && found.get(0).rule().id().equals(mutant.rule())
        && found.get(0).message().contains(mutant.word())
        && (profile == Profile.PROTOCOL || isWeighed(found.get(0)));
  }

  private static boolean isWeighed(Finding finding) {
    Outcome expected = Profile.PLATFORM.whenBroken(finding.rule().level());
    return finding.outcome() == expected;
  }

  private static List<String> texts(List<Finding> found) {
    return found.stream().map(it -> it.rule().id() + " " + it.message()).toList();
  }
}
