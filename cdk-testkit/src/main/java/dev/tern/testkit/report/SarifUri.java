package dev.tern.testkit.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The addresses of files in a SARIF report, such as {@code transcript/read-stdout}. */
final class SarifUri {

  private static final Pattern KIND = Pattern.compile("^(jar|exec|class|docker):");
  private static final String PLAIN = "-._~/";

  private SarifUri() {}

  /** Of the connector: its file where it is one, else a name that looks like one. */
  static String ofConnector(String reference) {
    String name = KIND.matcher(reference).replaceFirst("");
    StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file:///" : "");
    for (byte one : name.replaceFirst("^/+", "").getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xFF);
      if (isPlain(letter)) {
        uri.append(letter);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
      }
    }
    return uri.isEmpty() ? "connector" : uri.toString();
  }

  /** Of a part of a run: {@code transcript/read-stdout} of {@code read, stdout}. */
  static String ofTranscript(String where) {
    StringBuilder name = new StringBuilder();
    where
        .codePoints()
        .forEach(point -> name.append(isLetterOrDigit(point) ? Character.toString(point) : "-"));
    String file = name.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
    return "transcript/" + (file.isEmpty() ? "unnamed" : file);
  }

  private static boolean isPlain(char letter) {
    return isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0;
  }

  private static boolean isLetterOrDigit(int point) {
    return point < 128 && Character.isLetterOrDigit(point);
  }
}
