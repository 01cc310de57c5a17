package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private static final int TOTAL = 4 << 20;

  @Test
  void a_batch_like_the_one_before_takes_no_new_array() {
    MemoryBudget budget = new MemoryBudget(TOTAL);
    Set<byte[]> first = batch(budget, 1 << 20);
    Set<byte[]> second = batch(budget, 1 << 20);

    assertThat(second.size()).isGreaterThan(4);
    assertThat(first.containsAll(second)).isTrue();
  }

  /** Arrays that wait and bytes in use together stay within the whole. */
  @Property
  void arrays_that_wait_make_room_for_a_new_one(
      @ForAll List<@IntRange(min = 1, max = TOTAL / 4) Integer> sizes) {
    MemoryBudget budget = new MemoryBudget(TOTAL);
    Set<byte[]> known = identities();
    for (int size : sizes) {
      known.addAll(batch(budget, size));
    }
    assertThat(budget.used()).isZero();
    assertThat(budget.reserve(TOTAL)).isTrue();
    assertThat(budget.array(TOTAL)).hasSize(TOTAL);

    byte[] fresh = budget.array(ByteChunks.LARGEST);
    assertThat(known.contains(fresh)).isFalse(); // all that waited were given up
  }

  /** Fills a batch and gives it back. */
  private static Set<byte[]> batch(MemoryBudget budget, int size) {
    ByteChunks chunks = new ByteChunks(budget, 1 << 10);
    long held = 0;
    for (int filled = 0; filled < size; filled += 1000) {
      long growth = chunks.growth(1000);
      assertThat(budget.reserve(growth)).isTrue();
      held += growth;
      chunks.room(1000);
      chunks.added(1000);
    }
    Set<byte[]> arrays = identities();
    arrays.addAll(chunks.arrays());
    budget.leave(held);
    budget.release(held, new ArrayList<>(arrays));
    return arrays;
  }

  private static Set<byte[]> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
