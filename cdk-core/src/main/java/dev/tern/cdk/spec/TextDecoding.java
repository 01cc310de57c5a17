package dev.tern.cdk.spec;

import dev.tern.cdk.spec.TextView.Decoded;

/** A way to undo an escaping, tolerant: what is no escape stays as it is. */
enum TextDecoding {
  /** Backslash escapes of JSON. */
  JSON {
    @Override
    boolean concerns(String text) {
      return text.indexOf('\\') >= 0;
    }

    @Override
    void decode(String text, Decoded out) {
      int at = 0;
      while (at < text.length()) {
        int length = jsonLength(text, at);
        out.add(jsonValue(text, at, length), at, at + length);
        at += length;
      }
    }
  },

  /** Percent escapes of URLs. */
  URL {
    @Override
    boolean concerns(String text) {
      return text.indexOf('%') >= 0;
    }

    @Override
    void decode(String text, Decoded out) {
      PercentEscapes.decode(text, false, out);
    }
  },

  /** Percent escapes of forms, where a plus is a space. */
  FORM {
    @Override
    boolean concerns(String text) {
      return text.indexOf('+') >= 0;
    }

    @Override
    void decode(String text, Decoded out) {
      PercentEscapes.decode(text, true, out);
    }
  };

  private static final String NAMES = "\"\\/bfnrt";
  private static final String VALUES = "\"\\/\b\f\n\r\t";

  /** Whether the text may hold such an escape. */
  abstract boolean concerns(String text);

  /** Adds every character of the text, decoded. */
  abstract void decode(String text, Decoded out);

  private static int jsonLength(String text, int at) {
    if (text.charAt(at) != '\\' || at + 1 == text.length()) {
      return 1;
    }
    if (text.charAt(at + 1) == 'u') {
      return PercentEscapes.hex(text, at + 2, 4) < 0 ? 1 : 6;
    }
    return NAMES.indexOf(text.charAt(at + 1)) < 0 ? 1 : 2;
  }

  private static int jsonValue(String text, int at, int length) {
    return switch (length) {
      case 6 -> PercentEscapes.hex(text, at + 2, 4);
      case 2 -> VALUES.charAt(NAMES.indexOf(text.charAt(at + 1)));
      default -> text.charAt(at);
    };
  }
}
