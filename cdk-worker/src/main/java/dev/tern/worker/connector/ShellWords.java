package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line cut into words the way a shell does it: at blanks, but for what is quoted or
 * escaped. Nothing is expanded.
 */
final class ShellWords {

  private static final char UNQUOTED = 0;

  private final String line;
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private char quote = UNQUOTED;

  private ShellWords(String line) {
    this.line = line;
  }

  /**
   * The words of a line.
   *
   * @throws ConfigException when a quote has no end
   */
  static List<String> of(String line) {
    return new ShellWords(line).split();
  }

  private List<String> split() {
    int at = 0;
    while (at < line.length()) {
      at += take(line.charAt(at), at);
    }
    if (quote != UNQUOTED) {
      throw new ConfigException("The command '" + line + "' has a quote without an end. Add it.");
    }
    endWord();
    return List.copyOf(words);
  }

  /** Takes a character; says how many it were. */
  private int take(char next, int at) {
    boolean escapes = next == '\\' && quote != '\'' && at + 1 < line.length();
    if (escapes && (quote == UNQUOTED || "\"\\$`".indexOf(line.charAt(at + 1)) >= 0)) {
      open().append(line.charAt(at + 1));
      return 2;
    }
    if (quote == UNQUOTED && Character.isWhitespace(next)) {
      endWord();
    } else if (quote == UNQUOTED && (next == '"' || next == '\'')) {
      quote = next;
      open();
    } else if (quote == next) {
      quote = UNQUOTED;
    } else {
      open().append(next);
    }
    return 1;
  }

  private StringBuilder open() {
    StringBuilder current = word == null ? new StringBuilder() : word;
    word = current;
    return current;
  }

  private void endWord() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }
}
