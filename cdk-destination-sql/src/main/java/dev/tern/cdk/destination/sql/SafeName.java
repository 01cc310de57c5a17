package dev.tern.cdk.destination.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What names become that a database cannot carry, or that somebody else has already. */
final class SafeName {

  /** Tables and columns that only the kit makes begin with this. */
  static final String OURS = "_tern_";

  private static final String REPLACEMENT = "_";

  private SafeName() {}

  static boolean isOurs(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(OURS);
  }

  /** True when the database carries the name unchanged and the kit has no use of its own for it. */
  static boolean isPlain(NameRules rules, String name) {
    return rules.carries(name) && !isOurs(name);
  }

  /** The name made distinct by a hash of what it stands for; the same in every run. */
  static String distinct(NameRules rules, String name, String identity) {
    StringBuilder carried = new StringBuilder();
    String base = name.isEmpty() ? "unnamed" : isOurs(name) ? "of" + name : name;
    int room = rules.maxBytes() - StableHash.DIGITS - 1;
    for (int i = 0; i < base.length() && room > 0; ) {
      int point = base.codePointAt(i);
      i += Character.charCount(point);
      String text = text(rules, point);
      room -= text.getBytes(StandardCharsets.UTF_8).length;
      carried.append(room >= 0 ? text : "");
    }
    return carried + rules.shown(REPLACEMENT + StableHash.of(identity));
  }

  private static String text(NameRules rules, int point) {
    boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
    String shown = half ? REPLACEMENT : rules.shown(Character.toString(point));
    return shown.codePoints().allMatch(rules.characters()) ? shown : REPLACEMENT;
  }
}
