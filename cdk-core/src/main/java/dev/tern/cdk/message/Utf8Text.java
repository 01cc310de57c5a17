package dev.tern.cdk.message;

import java.nio.charset.StandardCharsets;

/**
 * The text of a JSON string as a range of UTF-8 bytes, which is the string itself where it has no
 * escapes.
 */
public final class Utf8Text {

  private byte[] array = {};
  private int offset;
  private int length;
  private boolean replaced;
  private final TextDecoder decoder = new TextDecoder();

  Utf8Text() {}

  /** Takes what stands between the quotes of a valid string. */
  void read(byte[] json, int from, int to) {
    int escape = TextDecoder.escape(json, from, to);
    replaced = false;
    if (escape == to) {
      array = json;
      offset = from;
      length = to - from;
      return;
    }
    length = decoder.decode(json, from, to);
    array = decoder.array();
    offset = 0;
    replaced = decoder.replaced();
  }

  /** The array that holds the bytes, not to be changed. */
  public byte[] array() {
    return array;
  }

  /** Where the bytes start. */
  public int offset() {
    return offset;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /**
   * Whether half a surrogate pair stood in the text, which UTF-8 cannot say: it was replaced by
   * U+FFFD.
   */
  public boolean replaced() {
    return replaced;
  }

  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
