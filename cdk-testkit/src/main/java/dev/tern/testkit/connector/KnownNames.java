package dev.tern.testkit.connector;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The names that there are, held against those in what an author says.
 *
 * @param kind of what they are, such as {@code stream}
 * @param teller who tells them, such as {@code discover offers}
 * @param names without any, every name is taken
 */
public record KnownNames(String kind, String teller, List<String> names) {

  private static final int TOLD = 10;

  /** Whether nothing speaks against a name. */
  public boolean take(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /**
   * Takes names.
   *
   * @param place the method that says them, such as {@code cursors()}
   * @throws ConfigException when one is none that there is
   */
  public void require(String place, Collection<String> said) {
    for (String name : said) {
      if (!take(name)) {
        throw new ConfigException(
            "The %s '%s' in %s is none that %s: %s."
                .formatted(kind, name, place, teller, told(name)));
      }
    }
  }

  /** Those there are, with the one that is most likely meant before the others. */
  private String told(String name) {
    List<String> all = new ArrayList<>(names);
    NearestName.find(name, names)
        .ifPresent(
            nearest -> {
              all.remove(nearest);
              all.add(0, nearest);
            });
    String first =
        all.stream().limit(TOLD).map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    return all.size() > TOLD ? first + " and " + (all.size() - TOLD) + " more" : first;
  }
}
