package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.mutant.destination.DestinationExam;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Rules;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The kit itself on trial: every mutant of a transcript or a source has to be caught by its rule
 * alone, and no model at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutantsTest {

  private final Score all = new Score();

  @Test
  void the_linter_catches_every_mutant_by_its_rule_alone_and_blames_no_model() {
    Score score = LintExam.score();

    judge(score);
    assertThat(score.rules()).containsExactlyInAnyOrderElementsOf(Linter.rules());
  }

  @Test
  void the_models_let_the_linter_look_at_every_rule() {
    Set<String> looked = new TreeSet<>();
    Models.all().forEach(model -> looked.addAll(model.looked(Profile.PLATFORM)));

    assertThat(looked).containsExactlyInAnyOrderElementsOf(Linter.rules());
  }

  @Test
  void the_source_suite_catches_every_mutant_by_its_rule_alone_and_blames_no_model()
      throws InterruptedException {
    judge(SourceExam.score());
  }

  @Test
  void a_source_process_is_seen_to_need_leave_take_and_hoard() {
    judge(SourceExam.scoreOfProcesses());
  }

  private void judge(Score score) {
    all.add(score);
    assertThat(score.wrong()).isEmpty();
  }

  /** Prints the score. */
  @Test
  @Order(Integer.MAX_VALUE)
  void every_rule_that_can_be_told_has_a_mutant() {
    Set<String> rules = new TreeSet<>(all.rules());
    rules.addAll(DestinationExam.rules());
    Set<String> told =
        Rules.all().stream()
            .filter(rule -> rule.untested().isEmpty())
            .map(Rule::id)
            .collect(Collectors.toSet());
    System.out.println(all.line("transcripts and sources"));
    System.out.println("Rules with a mutant: " + rules.size() + " of " + told.size());

    assertThat(rules).containsExactlyInAnyOrderElementsOf(told);
  }
}
