package dev.tern.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several ways to do the same work, run one after the other in each round, so that the noise of the
 * machine meets all of them.
 *
 * @param title what is compared
 * @param bases the ways the others are measured against
 * @param others the other ways
 */
record Comparison(String title, List<Candidate> bases, List<Candidate> others) {

  Comparison(String title, Candidate base, List<Candidate> others) {
    this(title, List.of(base), others);
  }

  /**
   * Runs all rounds behind one that does not count.
   *
   * @return for each base, how many times faster than that each of the others was, by its name
   */
  Map<String, Map<String, Spread>> run(int rounds, Path folder)
      throws IOException, InterruptedException {
    List<Candidate> all = new ArrayList<>(bases);
    all.addAll(others);
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Candidate candidate : all) {
        empty(made(folder));
        double passed = candidate.seconds(folder.resolve("errors"));
        if (round > 0) {
          seconds.computeIfAbsent(candidate.name(), name -> new ArrayList<>()).add(passed);
        }
        System.err.printf("%s, round %d: %s %.2f s%n", title, round, candidate.name(), passed);
      }
    }
    Map<String, Map<String, Spread>> faster = new LinkedHashMap<>();
    for (Candidate base : bases) {
      Map<String, Spread> than = new LinkedHashMap<>();
      List<Double> measure = seconds.getOrDefault(base.name(), List.of());
      for (Candidate other : others) {
        List<Double> times = seconds.getOrDefault(other.name(), List.of());
        than.put(other.name(), Spread.faster(times, measure));
      }
      faster.put(base.name(), than);
    }
    return faster;
  }

  /** The folder for what runs make, in that of all files. */
  static Path made(Path folder) {
    return folder.resolve("made");
  }

  /**
   * What the run before has left would be written to the disk, and be in the memory, during this
   * one.
   */
  private static void empty(Path made) throws IOException {
    if (Files.exists(made)) {
      try (Stream<Path> all = Files.walk(made)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectory(made);
  }
}
