package dev.tern.examples.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a JDBC URL seems to hold a password, as written or with its escapes undone. */
final class UrlPassword {

  private static final Pattern USER_INFO = Pattern.compile("//[^/@?]*:[^/@]*@|:[^:/@]+/[^/@]+@");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[?&;]\\s*(?:\\w*password|\\w*passwd|pwd|\\w*secret|(?:hex|text)?key)\\s*=\\s*[^&;\\s]");
  private static final Pattern HOSTS = Pattern.compile("//([^/?;]*)");
  private static final Pattern IPV6 = Pattern.compile("\\[[^]]*]");
  private static final Pattern PORT = Pattern.compile("\\d{0,5}");
  private static final int LAST_PORT = 65_535;

  private UrlPassword() {}

  static boolean isIn(String url) {
    return isWritten(url) || isWritten(decoded(url));
  }

  private static boolean isWritten(String url) {
    return USER_INFO.matcher(url).find()
        || PARAMETER.matcher(url.toLowerCase(Locale.ROOT)).find()
        || hasWrongPort(url);
  }

  /** What stands for a port and is none: the host behind a password was forgotten. */
  private static boolean hasWrongPort(String url) {
    Matcher hosts = HOSTS.matcher(url);
    if (!hosts.find() || url.startsWith("jdbc:sqlite:")) {
      return false;
    }
    for (String host : IPV6.matcher(hosts.group(1)).replaceAll("").split(",", -1)) {
      int colon = host.indexOf(':');
      if (colon >= 0 && !isPort(host.substring(colon + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPort(String text) {
    return PORT.matcher(text).matches() && (text.isEmpty() || Integer.parseInt(text) <= LAST_PORT);
  }

  /** Escape by escape, so that one that is broken does not hide the others. */
  private static String decoded(String url) {
    return Pattern.compile("(?:%[0-9a-fA-F]{2})+")
        .matcher(url)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    URLDecoder.decode(escape.group(), StandardCharsets.UTF_8)));
  }
}
