package dev.tern.testkit.mutant;

import java.util.Set;
import java.util.function.Function;

/**
 * A model source with one fault.
 *
 * @param rule the rule that catches it
 * @param also other rules that see the same fault from another side
 * @param word what the message says about it
 * @param source makes one
 */
record SourceMutant(
    String rule, Set<String> also, String word, Function<ModelStore, ModelSource> source) {

  static SourceMutant of(String rule, String word, Function<ModelStore, ModelSource> source) {
    return new SourceMutant(rule, Set.of(), word, source);
  }

  SourceMutant seenBy(String... others) {
    return new SourceMutant(rule, Set.of(others), word, source);
  }
}
