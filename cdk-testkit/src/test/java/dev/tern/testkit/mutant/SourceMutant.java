package dev.tern.testkit.mutant;

import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Suite;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A model source with one fault.
 *
 * @param expected the rule that catches it, and what it says
 * @param subject makes one, with what its author declares
 * @param suite all that is tried on it
 */
record SourceMutant(Expected expected, Supplier<ModelSubject> subject, Suite<SourceTrials> suite) {

  /** One that runs without threads, through the whole suite. */
  static SourceMutant of(String rule, String word, Function<ModelStore, ModelSource> source) {
    return of(rule, word, () -> ModelSubject.instant(source));
  }

  /** One of any kind, through the whole suite. */
  static SourceMutant of(String rule, String word, Supplier<ModelSubject> subject) {
    return new SourceMutant(new Expected(rule, word), subject, SourceSuite.suite());
  }

  /** The same, with these checks only. */
  SourceMutant near(String... rules) {
    return new SourceMutant(expected, subject, suite.only(Set.of(rules)));
  }

  /** The same, without these checks. */
  SourceMutant except(String... rules) {
    Set<String> others = new TreeSet<>(suite.checked());
    others.removeAll(Set.of(rules));
    return new SourceMutant(expected, subject, suite.only(others));
  }
}
