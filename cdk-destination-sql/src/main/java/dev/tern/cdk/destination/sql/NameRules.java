package dev.tern.cdk.destination.sql;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which identifiers a database takes when they are quoted.
 *
 * @param maxBytes the longest identifier, in bytes of UTF-8
 * @param folding what letters of another case mean
 * @param characters the code points that are taken
 * @param reserved names that no column and no table may have, in lower case
 * @param reservedSchemas beginnings of names that no schema may have, in lower case
 */
public record NameRules(
    int maxBytes,
    Folding folding,
    IntPredicate characters,
    Set<String> reserved,
    List<String> reservedSchemas) {

  /** What a database makes of the case of letters in a quoted name. */
  public enum Folding {
    /** {@code users} and {@code Users} are two. */
    SENSITIVE,
    /** They are one, which is shown as it was written first. */
    INSENSITIVE,
    /** They are one, which is shown in lower case. */
    LOWER,
    /** They are one, which is shown in upper case. */
    UPPER
  }

  /** Copies the lists. */
  public NameRules {
    reserved = Set.copyOf(reserved);
    reservedSchemas = List.copyOf(reservedSchemas);
  }

  /** Any characters but NUL, and nothing reserved. */
  public static NameRules of(int maxBytes, Folding folding) {
    return new NameRules(maxBytes, folding, point -> point != 0, Set.of(), List.of());
  }

  /** The same rules, taking only some code points. */
  public NameRules withCharacters(IntPredicate allowed) {
    return new NameRules(maxBytes, folding, allowed, reserved, reservedSchemas);
  }

  /** The same rules with names that no column and no table may have. */
  public NameRules withReserved(String... names) {
    Set<String> all = new HashSet<>(reserved);
    for (String name : names) {
      all.add(name.toLowerCase(Locale.ROOT));
    }
    return new NameRules(maxBytes, folding, characters, all, reservedSchemas);
  }

  /** The same rules with beginnings that no schema's name may have. */
  public NameRules withReservedSchemas(String... beginnings) {
    return new NameRules(maxBytes, folding, characters, reserved, List.of(beginnings));
  }

  /**
   * Two names are one to the database when their keys are equal; rather too often than too rarely.
   */
  String key(String name) {
    return folding == Folding.SENSITIVE ? name : shown(name).toLowerCase(Locale.ROOT);
  }

  /** The name as the database will show it. */
  String shown(String name) {
    return switch (folding) {
      case SENSITIVE, INSENSITIVE -> name;
      case LOWER -> name.toLowerCase(Locale.ROOT);
      case UPPER -> name.toUpperCase(Locale.ROOT);
    };
  }

  /** True when the database takes the name and shows it in a way that leads back to it. */
  boolean carries(String name) {
    String shown = shown(name);
    boolean folds = folding == Folding.LOWER || folding == Folding.UPPER;
    return !name.isEmpty()
        && WholeText.isWhole(name)
        && shown.getBytes(StandardCharsets.UTF_8).length <= maxBytes
        && shown.codePoints().allMatch(characters)
        && !reserved.contains(shown.toLowerCase(Locale.ROOT))
        && !(folds && !name.equals(name.toLowerCase(Locale.ROOT)));
  }

  /** True when no schema may have the name. */
  boolean isReservedSchema(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return reservedSchemas.stream().anyMatch(lower::startsWith);
  }
}
