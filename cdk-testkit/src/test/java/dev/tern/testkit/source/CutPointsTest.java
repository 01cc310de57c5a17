package dev.tern.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CutPointsTest {

  @Property
  void the_first_and_the_last_are_among_as_many_as_are_wanted(
      @ForAll @IntRange(min = 2, max = 500) int states,
      @ForAll @IntRange(min = 2, max = 50) int most,
      @ForAll long seed) {
    List<Integer> points = CutPoints.of(states, most, seed);

    assertThat(points).hasSize(Math.min(states, most)).isSorted().doesNotHaveDuplicates();
    assertThat(points).startsWith(0).endsWith(states - 1);
    assertThat(CutPoints.of(states, most, seed)).isEqualTo(points);
  }

  @Test
  void few_may_be_wanted_or_there() {
    assertThat(CutPoints.of(0, 20, 1)).isEmpty();
    assertThat(CutPoints.of(1, 20, 1)).containsExactly(0);
    assertThat(CutPoints.of(9, 1, 1)).containsExactly(0);
    assertThat(CutPoints.of(9, 0, 1)).isEmpty();
  }

  @Test
  void no_step_between_states_is_passed_over_by_all() {
    for (int step : List.of(2, 3, 4, 5)) {
      assertThat(CutPoints.of(20 * step, 20, 1).stream().map(it -> it % step).distinct())
          .hasSize(step);
    }
  }
}
