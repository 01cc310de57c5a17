package dev.tern.cdk.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes valid JSON of all spellings, on one line. */
final class RandomJson {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "1.10",
          "-0.0",
          "1e3",
          "1E-7",
          "0e0",
          "2.5e+10",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "999999999999999999",
          "0.999999999999999999",
          "123456789012345678901234567890.5",
          "-12345678.90123456789",
          "-0e0",
          "1e0000000000000000001",
          "1e400",
          "-1E-400",
          "4.9e-324",
          "1e9000",
          "1e-9000",
          "1e9999",
          "1e-9999",
          "1.0e-9999",
          "-1e10000",
          "123456e9995",
          "0e1000000000",
          "0e-1000000000",
          "1e1000000000",
          "-1.5e-999999999");

  /** As long as a number may be, and nearly. */
  private static final List<String> LONG_NUMBERS =
      List.of(
          "9".repeat(ProtocolJson.MAX_NUMBER_LENGTH),
          "-" + "9".repeat(ProtocolJson.MAX_NUMBER_LENGTH),
          "0." + "1".repeat(ProtocolJson.MAX_NUMBER_LENGTH - 1),
          "-0." + "0".repeat(ProtocolJson.MAX_NUMBER_LENGTH - 2) + "1",
          "1." + "0".repeat(ProtocolJson.MAX_NUMBER_LENGTH - 2),
          "1" + "0".repeat(ProtocolJson.MAX_NUMBER_LENGTH - 5) + "e9999",
          "1." + "1".repeat(ProtocolJson.MAX_NUMBER_LENGTH - 20) + "e999999999");

  private static final List<String> TEXTS =
      List.of(
          "a",
          "name",
          "twelve chars",
          "\\\"",
          "\\\\",
          "\\/",
          "\\b\\f\\n\\r\\t",
          "\\u0000",
          "a\\u0000\\u0000",
          "\\u001f\\u007f\\u2028",
          "\\uFFFF\\ufeff",
          "\\u00e9",
          "\\uD83D\\uDE00",
          "\\ud83d",
          "\\udE00\\ud83d",
          "\\u20AC",
          "é",
          "日本",
          "😀",
          "\u2028",
          "\u0085",
          "\u007f",
          "\ufeff",
          "{[]}:,",
          "' ");

  private static final List<String> NAMES =
      TEXTS.stream().filter(text -> !text.matches(".*\\\\ud83d")).toList();

  private static final List<String> BLANKS = List.of("", "", "", "", " ", "\t", "\r", "  \r ");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomJson(Random random) {
    this.random = random;
  }

  /** One object with names that may repeat. */
  String object(int depth) {
    text.setLength(0);
    members(depth);
    return text.toString();
  }

  /** One string of many pieces. */
  String longText(int pieces) {
    text.setLength(0);
    string(TEXTS, pieces);
    return text.toString();
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> text.append(one(List.of("true", "false", "null")));
      case 1, 2 -> text.append(number());
      case 3, 4, 5 -> string(TEXTS, random.nextInt(6));
      case 6, 7 -> members(depth - 1);
      default -> elements(depth - 1);
    }
  }

  private void members(int depth) {
    text.append('{');
    for (int left = random.nextInt(6); left > 0; left--) {
      blank();
      name();
      blank();
      text.append(':');
      blank();
      value(depth);
      blank();
      text.append(left > 1 ? "," : "");
    }
    blank();
    text.append('}');
  }

  private void elements(int depth) {
    text.append('[');
    for (int left = random.nextInt(5); left > 0; left--) {
      blank();
      value(depth);
      blank();
      text.append(left > 1 ? "," : "");
    }
    blank();
    text.append(']');
  }

  private void name() {
    if (random.nextInt(8) == 0) {
      string(NAMES, random.nextInt(3));
    } else {
      text.append('"').append(one(List.of("a", "b", "c", "\\u0061", "é", "\\u00E9", "long name")));
      text.append('"');
    }
  }

  private void string(List<String> choices, int pieces) {
    text.append('"');
    for (int i = 0; i < pieces; i++) {
      text.append(one(choices));
    }
    text.append('"');
  }

  private String number() {
    if (random.nextInt(200) == 0) {
      return one(LONG_NUMBERS);
    }
    return random.nextBoolean() ? one(NUMBERS) : Long.toString(random.nextLong() >> 40);
  }

  private void blank() {
    text.append(one(BLANKS));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Pieces that break JSON, or nearly do. */
  private static final List<byte[]> DAMAGE =
      List.of(
          utf8(","),
          utf8("\""),
          utf8("\\"),
          utf8("{"),
          utf8("}"),
          utf8("]"),
          utf8(":"),
          utf8("0"),
          utf8("-"),
          utf8("."),
          utf8("e"),
          utf8("e2147483648"),
          utf8("e-99999999999"),
          utf8("9".repeat(ProtocolJson.MAX_NUMBER_LENGTH)),
          utf8("+"),
          utf8("\\u12"),
          utf8("\\ud83d"),
          utf8("\\uDE00"),
          utf8("\\x"),
          utf8("NaN"),
          utf8("nul"),
          utf8("/**/"),
          utf8("\0"),
          utf8("\u001f"),
          utf8("\f"),
          utf8("\r\n"),
          utf8("\ufeff"),
          latin("\u00c0\u0080"),
          latin("\u00c2"),
          latin("\u00ed\u00a0\u0080"),
          latin("\u00e0\u0080\u0080"),
          latin("\u00e2\u0082"),
          latin("\u00f0\u0080\u0080\u0080"),
          latin("\u00f0\u0090\u0080\u0080"),
          latin("\u00f4\u0090\u0080\u0080"),
          latin("\u00f8\u0088\u0080\u0080\u0080"),
          latin("\u0080"),
          latin("\u00ff"));

  /** A copy with one place changed; what stands before {@code from} stays. */
  byte[] damaged(byte[] json, int from) {
    if (json.length == from) {
      return json;
    }
    int at = from + random.nextInt(json.length - from);
    int to = at + Math.min(json.length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 2));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(json, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(json[at++] ^ 1 << random.nextInt(8));
      case 1 -> at = to;
      case 2 -> out.writeBytes(one(DAMAGE));
      case 3 -> out.write(json, at, to - at);
      default -> out.write(random.nextInt(256));
    }
    out.write(json, at, json.length - at);
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
