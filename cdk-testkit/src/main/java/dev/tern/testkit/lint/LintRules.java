package dev.tern.testkit.lint;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules that a transcript can show. */
final class LintRules {

  /** Their ids. */
  static final Set<String> ALL =
      Stream.of(
              of("ENV", 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22),
              of("CMD", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18),
              of("READ", 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 16, 17, 18, 19, 20, 21, 22, 23, 24),
              of("READ", 26, 27, 29),
              of("WRITE", 2, 4, 5, 6, 7, 9, 19, 20),
              of("TYPE", 1, 2, 3),
              of("ANY", 1, 8),
              of("SRC", 4),
              of("LINT-SPEC", IntStream.rangeClosed(1, 16).toArray()),
              of("LINT-CAT", IntStream.rangeClosed(1, 7).toArray()))
          .flatMap(ids -> ids)
          .collect(Collectors.toUnmodifiableSet());

  private LintRules() {}

  private static Stream<String> of(String group, int... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> group + "-" + number);
  }
}
