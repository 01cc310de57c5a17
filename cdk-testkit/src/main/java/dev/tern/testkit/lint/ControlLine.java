package dev.tern.testkit.lint;

import dev.tern.cdk.spec.SecretMask;

/**
 * A line with the configuration of a CONTROL message, whole or cut. Its secrets may be newer than
 * all that is known, so no text of it is shown.
 */
final class ControlLine {

  private static final String CONFIG = "\"connectorConfig\"";
  private static final String HIDDEN = '"' + SecretMask.HIDDEN + '"';

  private ControlLine() {}

  /** The line with the names of the options only; any other as it is. */
  static String masked(String line) {
    int from = line.indexOf(CONFIG);
    if (from < 0) {
      return line;
    }
    int at = from + CONFIG.length();
    StringBuilder shown = new StringBuilder(line.substring(0, at));
    for (int start = line.indexOf('"', at); start >= 0; start = line.indexOf('"', at)) {
      int end = end(line, start);
      shown.append(line, at, start);
      shown.append(isName(line, end) ? line.substring(start, end) : HIDDEN);
      at = end;
    }
    return shown.append(line, at, line.length()).toString();
  }

  /** Behind the text that begins with a quote. */
  private static int end(String line, int start) {
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != '"') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, line.length());
  }

  private static boolean isName(String line, int end) {
    int at = end;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at < line.length() && line.charAt(at) == ':';
  }
}
