package dev.tern.testkit.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The states that a read is cut at: all of them, or the first, the last and some that a seed
 * chooses. Even steps would pass over every second state where only those are wrong.
 */
final class CutPoints {

  private CutPoints() {}

  /**
   * Indexes of states, in order.
   *
   * @param states how many there are
   * @param most how many are wanted
   */
  static List<Integer> of(int states, int most, long seed) {
    if (states <= most) {
      return IntStream.range(0, states).boxed().toList();
    }
    List<Integer> rest = new ArrayList<>(IntStream.range(1, states - 1).boxed().toList());
    Collections.shuffle(rest, new Random(seed));
    rest.add(0, states - 1);
    rest.add(0, 0);
    return List.copyOf(new TreeSet<>(rest.subList(0, most)));
  }
}
