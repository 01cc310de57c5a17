package dev.tern.cli;

import dev.tern.cli.text.Screen;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal a person sits at. Its size is asked of {@code stty}, at first and whenever the
 * window was resized.
 */
final class Terminal {

  private static final File DEVICE = new File("/dev/tty");
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})");
  private static final long PATIENCE_SECONDS = 1;

  private volatile Screen known = Screen.USUAL;
  private final boolean color;
  private final boolean unicode;

  Terminal(Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "dumb");
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.color = !unwanted && !kind.equals("dumb");
    this.unicode = unicode(environment);
    measure();
    Signals.on("WINCH", this::measure);
  }

  /** Whether stdin and stdout are a terminal. */
  static boolean attached() {
    return dev.tern.cdk.cli.Terminal.attached();
  }

  Screen screen() {
    return known;
  }

  /** The first of the three that is set says it. */
  static boolean unicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("UTF-8") || value.contains("UTF8");
      }
    }
    return false;
  }

  /** The two numbers that {@code stty size} prints, lines first. */
  static Screen parse(String answer, Screen otherwise) {
    Matcher numbers = SIZE.matcher(answer.strip());
    return numbers.matches()
        ? new Screen(
            Integer.parseInt(numbers.group(2)),
            Integer.parseInt(numbers.group(1)),
            otherwise.color(),
            otherwise.unicode())
        : otherwise;
  }

  private void measure() {
    Screen usual = new Screen(known.width(), known.height(), color, unicode);
    known = parse(ask(), usual);
  }

  private static String ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(DEVICE)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
