package dev.tern.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of this machine that are named somewhere. */
public final class LocalPaths {

  private static final Pattern ABSOLUTE = Pattern.compile("/[^?;#'\"\\s]*");

  private LocalPaths() {}

  /**
   * Those in the texts of a configuration, or the folder nearest to one that is not there yet: the
   * store of a connector may be one.
   */
  public static Set<Path> in(JsonNode config) {
    Set<Path> found = new LinkedHashSet<>();
    config.forEach(value -> found.addAll(in(value)));
    Matcher path = ABSOLUTE.matcher(config.asText());
    if (path.find()) {
      path(path.group()).flatMap(LocalPaths::nearest).ifPresent(found::add);
    }
    return found;
  }

  /** Those in the words of a command, class paths too. */
  static Set<Path> in(Collection<String> words) {
    List<String> parts = new ArrayList<>(words);
    words.forEach(word -> parts.addAll(List.of(word.split("[:=]"))));
    Set<Path> found = new LinkedHashSet<>();
    for (String part : parts) {
      path(part).map(Path::toAbsolutePath).filter(Files::exists).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> nearest(Path path) {
    for (Path there = path; there != null && there.getNameCount() > 0; there = there.getParent()) {
      if (Files.exists(there)) {
        return Optional.of(there);
      }
    }
    return Optional.empty();
  }
}
