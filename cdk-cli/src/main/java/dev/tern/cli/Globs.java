package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.protocol.StreamDescriptor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Streams as a person picks them: by name, by {@code namespace.name}, or by either with {@code *}
 * for any letters.
 */
final class Globs {

  private final List<String> patterns;

  /** Patterns with commas between them. */
  Globs(String patterns) {
    this.patterns =
        Arrays.stream(patterns.split(",", -1))
            .map(String::strip)
            .filter(pattern -> !pattern.isEmpty())
            .toList();
    if (this.patterns.isEmpty()) {
      throw new ConfigException(
          "No stream is named. Write names with commas between them; * stands for any letters.");
    }
  }

  /**
   * Those that are picked.
   *
   * @throws ConfigException when a pattern picks none
   */
  List<StreamDescriptor> of(Collection<StreamDescriptor> known) {
    for (String pattern : patterns) {
      if (known.stream().noneMatch(matching(pattern))) {
        throw nothing(pattern, known);
      }
    }
    return known.stream().filter(this::picks).toList();
  }

  /** Whether a stream is one of them. */
  boolean picks(StreamDescriptor stream) {
    return patterns.stream().anyMatch(pattern -> matching(pattern).test(stream));
  }

  private static Predicate<StreamDescriptor> matching(String pattern) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    Predicate<String> text = Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
    return stream -> text.test(stream.getName()) || text.test(StreamText.of(stream));
  }

  private static ConfigException nothing(String pattern, Collection<StreamDescriptor> known) {
    List<String> names = known.stream().map(StreamText::of).toList();
    Optional<String> near = NearestName.find(pattern, names);
    String hint =
        near.map(name -> "Did you mean '" + name + "'?")
            .orElseGet(
                () ->
                    names.isEmpty()
                        ? "There are none."
                        : "There is: "
                            + names.stream().limit(10).collect(Collectors.joining(", "))
                            + (names.size() > 10 ? ", …" : "."));
    return new ConfigException("There is no stream '" + pattern + "'. " + hint);
  }
}
