package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LintMutantsTest {

  @Test
  void every_mutant_is_caught_by_its_rule_alone_and_no_model_is_blamed() throws Exception {
    Score score = new Score("Linter");
    for (ModelRun model : Models.all()) {
      for (Profile profile : Profile.values()) {
        model.findings(profile).forEach(found -> score.falseAlarm(profile + " " + found));
      }
    }
    for (LintMutant mutant : LintMutants.all()) {
      for (Profile profile : Profile.values()) {
        judge(mutant, profile, score);
      }
    }

    score.publish();
    assertThat(score.rules()).containsExactlyInAnyOrderElementsOf(Linter.rules());
  }

  private static void judge(LintMutant mutant, Profile profile, Score score) {
    List<Finding> found = mutant.run().findings(profile);
    boolean tolerated = profile == Profile.PROTOCOL && mutant.platformOnly();
    boolean right = tolerated ? found.isEmpty() : isCaught(mutant, found, profile);
    if (right) {
      score.caught(mutant.rule());
    } else {
      score.missed(mutant.rule(), profile + " " + mutant + " gives " + texts(found));
    }
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

  @Test
  void the_models_let_every_rule_be_looked_at() {
    Set<String> looked = new TreeSet<>();
    Models.all().forEach(model -> looked.addAll(model.looked(Profile.PLATFORM)));

    assertThat(looked).containsExactlyInAnyOrderElementsOf(Linter.rules());
  }
}
