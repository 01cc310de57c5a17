package dev.tern.cdk.destination;

import dev.tern.protocol.StreamDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The file name of a stream: {@code <namespace>@<name>}, or {@code <name>} alone without a
 * namespace. No two streams have the same (WRITE-14), though some differ in case alone.
 *
 * <p>What is not a plain ASCII letter, digit, dash, underscore or inner dot becomes {@code %XX} for
 * each byte of its UTF-8; a name of no characters becomes a percent sign.
 */
public final class FileName {

  /** File systems take 255 bytes; the caller's ending needs some of them. */
  private static final int LONGEST = 200;

  private static final int KEPT = 150;

  private FileName() {}

  /** At most 200 ASCII characters, without any ending; always the same for a stream. */
  public static String of(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    String name = escaped(stream.getName());
    return fitting(namespace == null ? name : escaped(namespace) + "@" + name);
  }

  /**
   * A folder for the streams of a namespace: at most 200 ASCII characters and no dot, so that it is
   * never a file with an ending beside it.
   */
  public static String ofNamespace(String namespace) {
    return fitting(escaped(namespace).replace(".", "%2E"));
  }

  private static String fitting(String text) {
    return text.length() <= LONGEST ? text : shortened(text);
  }

  /** No other name has two of the sign. */
  private static String shortened(String text) {
    UUID digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.US_ASCII));
    return text.substring(0, KEPT) + "@@" + digest;
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int point = name.codePointAt(i);
      if (plain(point) || (point == '.' && i > 0)) {
        text.append((char) point);
      } else {
        escape(point, text);
      }
      i += Character.charCount(point);
    }
    return text.isEmpty() ? "%" : text.toString();
  }

  private static boolean plain(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || point == '_'
        || point == '-';
  }

  private static void escape(int point, StringBuilder text) {
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      text.append(String.format("%%u%04X", point)); // half a character has no UTF-8
      return;
    }
    for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      text.append(String.format("%%%02X", part));
    }
  }
}
