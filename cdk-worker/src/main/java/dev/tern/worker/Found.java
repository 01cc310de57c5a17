package dev.tern.worker;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The search for a thing by what a person calls it: its name, or its id. */
final class Found<T> {

  private static final int SHORT = 3; // any two letters are near

  private final String noun;
  private final Function<T, String> name;
  private final Function<T, UUID> id;

  /** For things of one kind. */
  Found(String noun, Function<T, String> name, Function<T, UUID> id) {
    this.noun = noun;
    this.name = name;
    this.id = id;
  }

  /**
   * The only one that is called so.
   *
   * @throws ConfigException when there is none, or more than one
   */
  T require(List<T> all, String called) {
    List<T> found =
        all.stream()
            .filter(
                one -> name.apply(one).equals(called) || id.apply(one).toString().equals(called))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new ConfigException(
          String.format(
              "There are %d %ss called '%s': give the id, for example %s.",
              found.size(), noun, called, id.apply(found.get(0))));
    }
    throw new ConfigException(
        all.isEmpty()
            ? String.format("There is no %s '%s', and no other: create one first.", noun, called)
            : String.format(
                "There is no %s '%s'. %s",
                noun, called, hint(called, all.stream().map(name).toList())));
  }

  /** The one that is meant, or all there are. */
  private static String hint(String called, List<String> names) {
    return NearestName.find(called, names)
        .filter(near -> near.length() >= SHORT)
        .map(near -> "Did you mean '" + near + "'?")
        .orElseGet(() -> "There " + listed(names) + ".");
  }

  private static String listed(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(10, names.size())));
    String more = names.size() > 10 ? ", …" : "";
    return (names.size() == 1 ? "is " : "are ") + shown + more;
  }
}
