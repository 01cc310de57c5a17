package dev.tern.cdk.source;

import java.util.Arrays;

/** Line breaks between the tokens of JSON, where a space is as good. */
final class LineBreaks {

  private LineBreaks() {}

  /** Whether there is any, be it where none may be. */
  static boolean in(ByteRange json) {
    for (int i = json.offset(); i < json.offset() + json.length(); i++) {
      if (isBreak(json.array()[i])) {
        return true;
      }
    }
    return false;
  }

  /** A copy with a space for each; those inside of a text, where none may be, stay. */
  static ByteRange blanked(ByteRange json) {
    byte[] copy = Arrays.copyOfRange(json.array(), json.offset(), json.offset() + json.length());
    boolean text = false;
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] == '"') {
        text = !text;
      } else if (copy[i] == '\\' && text) {
        i++;
      } else if (!text && isBreak(copy[i])) {
        copy[i] = ' ';
      }
    }
    return new ByteRange(copy, 0, copy.length);
  }

  private static boolean isBreak(byte letter) {
    return letter == '\n' || letter == '\r';
  }
}
