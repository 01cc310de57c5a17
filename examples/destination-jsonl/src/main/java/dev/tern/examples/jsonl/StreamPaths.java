package dev.tern.examples.jsonl;

import dev.tern.protocol.StreamDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file of a stream: {@code <namespace>/<stream>.jsonl}, without a folder when there is no
 * namespace.
 *
 * <p>Names may hold anything. What is not a plain ASCII letter, digit, dash, underscore or inner
 * dot becomes {@code %XX} for each byte of its UTF-8, whatever the locale of the system. Two
 * streams never get the same file (WRITE-14).
 */
final class StreamPaths {

  /** File systems take 255 bytes; the ending and {@code .staging} need some of them. */
  private static final int LONGEST = 200;

  private static final int KEPT = 150;
  private static final String EMPTY = "%empty";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private StreamPaths() {}

  static Path file(Path root, StreamDescriptor stream) {
    String file = safe(stream.getName(), true) + ".jsonl";
    String namespace = stream.getNamespace();
    // a folder never has a dot in its name, a file always has: they cannot be mixed up
    return namespace == null
        ? root.resolve(file)
        : root.resolve(safe(namespace, false)).resolve(file);
  }

  private static String safe(String name, boolean innerDots) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int point = name.codePointAt(i);
      if (plain(point) || (point == '.' && innerDots && i > 0)) {
        text.append((char) point);
      } else {
        text.append(escaped(point));
      }
      i += Character.charCount(point);
    }
    return text.length() <= LONGEST ? text.toString() : shortened(text.toString());
  }

  private static boolean plain(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || point == '_'
        || point == '-';
  }

  private static String escaped(int point) {
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      return String.format("%%u%04X", point); // half a character has no UTF-8
    }
    StringBuilder text = new StringBuilder();
    for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      text.append('%').append(HEX.toHexDigits(part));
    }
    return text.toString();
  }

  /** A tilde is in no other name, because it would be escaped. */
  private static String shortened(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return text.substring(0, KEPT) + "~" + HEX.formatHex(digest, 0, digest.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
