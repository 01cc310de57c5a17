package dev.tern.examples.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of job that providers offer, as {@code jobs.txt} tells it.
 *
 * @param name as people call it
 * @param steps in their order
 */
record JobKind(String name, List<Step> steps) {

  /** A step of a job, worth so many points of its progress. */
  record Step(String name, int points, List<Field> fields) {}

  /** Something an event of a step reports. */
  record Field(String kind, String name, Optional<String> units) {}

  /** All kinds there are. */
  static List<JobKind> all() throws IOException {
    List<JobKind> kinds = new ArrayList<>();
    try (InputStream file = JobKind.class.getResourceAsStream("jobs.txt");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        if (line.startsWith(" ")) {
          kinds.get(kinds.size() - 1).steps().add(step(line));
        } else if (!line.startsWith("#")) {
          kinds.add(new JobKind(line, new ArrayList<>()));
        }
      }
    }
    return kinds;
  }

  /** A name as a tag: lower case, words joined by hyphens. */
  static String tag(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Step step(String line) {
    String[] parts = line.split("\\|", -1);
    List<Field> fields =
        parts[2].isBlank()
            ? List.of()
            : Arrays.stream(parts[2].split(";", -1)).map(JobKind::field).toList();
    return new Step(parts[0].strip(), Integer.parseInt(parts[1].strip()), fields);
  }

  private static Field field(String text) {
    String[] parts = text.split(",", -1);
    Optional<String> units = parts.length > 2 ? Optional.of(parts[2].strip()) : Optional.empty();
    return new Field(parts[0].strip(), parts[1].strip(), units);
  }
}
