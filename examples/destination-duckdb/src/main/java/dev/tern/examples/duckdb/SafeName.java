package dev.tern.examples.duckdb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The rules for identifiers: which names DuckDB can carry as they are, and what the others become.
 *
 * <p>DuckDB takes any Unicode text of any length except the empty one and the character NUL, and it
 * compares without regard to ASCII case. Here all letters are compared without regard to case,
 * which can only keep more names apart.
 */
final class SafeName {

  private static final String STAGING = "_tern_staging_";
  private static final int HASH_DIGITS = 12;

  private SafeName() {}

  /** True when DuckDB carries the name unchanged and the kit has no use of its own for it. */
  static boolean isPlain(String name) {
    return !name.isEmpty() && name.indexOf('\0') < 0 && WholeText.isWhole(name) && !isStaging(name);
  }

  /** Two names collide in DuckDB when their keys are equal. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The name made distinct by a hash of what it stands for; the same in every run. */
  static String distinct(String name, String identity) {
    String base = name.isEmpty() ? "unnamed" : isStaging(name) ? "stream" + name : name;
    String carried = WholeText.repair(base.replace('\0', '_'));
    return carried + "_" + hash(identity);
  }

  static String staging(String table) {
    return STAGING + hash(table);
  }

  /** True for tables that only this connector makes, while it runs. */
  static boolean isStaging(String table) {
    return key(table).startsWith(STAGING);
  }

  private static String hash(String text) {
    try {
      // UTF-16 keeps halves of surrogate pairs apart, which UTF-8 cannot.
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
