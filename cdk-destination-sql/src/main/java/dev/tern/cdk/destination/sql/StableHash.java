package dev.tern.cdk.destination.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that stands for a long one, the same in every run. */
final class StableHash {

  static final int DIGITS = 12;

  private StableHash() {}

  static String of(String text) {
    try {
      // UTF-16 keeps halves of surrogate pairs apart, which UTF-8 cannot.
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
