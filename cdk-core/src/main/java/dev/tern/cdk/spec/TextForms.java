package dev.tern.cdk.spec;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The usual spellings of a text: plain, JSON-escaped, URL-encoded.
 *
 * <p>Unusual ones are found by decoding ({@link TextView}). These are looked for as well since a
 * decoder that starts in the middle of foreign text can fall out of step with the spelling.
 */
final class TextForms {
  private TextForms() {}

  static Set<String> of(String text) {
    Set<String> forms = new LinkedHashSet<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> both = List.of(text, new String(bytes, StandardCharsets.UTF_8));
    // half a character becomes a question mark on its way through UTF-8
    for (String plain : both) {
      forms.add(plain);
      addJson(plain, forms);
      addUrl(plain, forms);
    }
    return forms;
  }

  /** The spellings in documents that are then written in base64 as a whole. */
  static Set<String> beforeBase64(String text) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text);
    forms.add(json(text, false));
    forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    return forms;
  }

  private static void addJson(String text, Set<String> forms) {
    String ascii = json(text, true);
    for (String escaped : List.of(json(text, false), ascii, lowerHex(ascii, "\\\\u[0-9A-F]{4}"))) {
      forms.add(escaped);
      forms.add(escaped.replace("/", "\\/"));
    }
  }

  private static void addUrl(String text, Set<String> forms) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String spaced = encoded.replace("+", "%20");
    forms.add(encoded);
    forms.add(spaced);
    forms.add(lowerHex(encoded, "%[0-9A-F]{2}"));
    forms.add(lowerHex(spaced, "%[0-9A-F]{2}"));
  }

  private static String lowerHex(String encoded, String escape) {
    return java.util.regex.Pattern.compile(escape)
        .matcher(encoded)
        .replaceAll(hex -> Matcher.quoteReplacement(hex.group().toLowerCase(Locale.ROOT)));
  }

  private static String json(String text, boolean ascii) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = "\"\\\b\f\n\r\t".indexOf(c);
      if (known >= 0) {
        escaped.append('\\').append("\"\\bfnrt".charAt(known));
      } else if (c < ' ' || (ascii && c > '~')) {
        escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
