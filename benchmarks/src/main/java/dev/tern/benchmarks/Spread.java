package dev.tern.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A figure over several rounds.
 *
 * @param least the least
 * @param median the one in the middle
 * @param most the most
 */
record Spread(double least, double median, double most) {

  /** Of the figures of all rounds. */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
  }

  /** How many times faster one way was than another, round by round. */
  static Spread faster(List<Double> seconds, List<Double> others) {
    return of(
        IntStream.range(0, seconds.size())
            .mapToObj(round -> others.get(round) / seconds.get(round))
            .toList());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f× (%.2f–%.2f)", median, least, most);
  }
}
