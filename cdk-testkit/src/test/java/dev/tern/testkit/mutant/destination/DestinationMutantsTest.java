package dev.tern.testkit.mutant.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.mutant.Score;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit itself on trial, as in {@code MutantsTest}, by the mutants of a destination: a class of
 * its own, because it takes as long as all other tests of the kit together.
 */
class DestinationMutantsTest {

  @Test
  void the_destination_suite_catches_every_mutant_by_its_rule_alone_and_blames_no_model(
      @TempDir Path folder) throws Exception {
    Score score = DestinationExam.score(folder);
    System.out.println(score.line("destinations"));

    assertThat(score.wrong()).isEmpty();
    assertThat(score.rules()).containsExactlyInAnyOrderElementsOf(DestinationExam.rules());
  }
}
