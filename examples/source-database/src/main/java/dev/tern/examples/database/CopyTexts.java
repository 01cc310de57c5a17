package dev.tern.examples.database;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a row of COPY: between tabs, with a line end behind them, with what would be
 * mistaken for those behind a backslash.
 */
final class CopyTexts {

  /** The state of a text that is no UTF-8. */
  private static final String INVALID = "22021";

  private CopyTexts() {}

  /** All texts of a row; null for NULL. */
  static List<@Nullable String> of(byte[] row) throws SQLException {
    List<@Nullable String> texts = new ArrayList<>();
    int from = 0;
    while (from < row.length) {
      int end = end(row, from);
      texts.add(text(row, from, end));
      from = end + 1;
    }
    return texts;
  }

  /** Where the text that begins at an index ends: the index of the tab or the line end. */
  static int end(byte[] row, int from) {
    int at = from;
    while (row[at] != '\t' && row[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Whether a text stands for NULL. */
  static boolean isNull(byte[] row, int from) {
    return row[from] == '\\' && row[from + 1] == 'N';
  }

  /** One text; null for NULL. */
  static @Nullable String text(byte[] row, int from, int end) throws SQLException {
    if (isNull(row, from)) {
      return null;
    }
    byte[] bytes = new byte[end - from];
    int size = 0;
    int at = from;
    while (at < end) {
      byte next = row[at++];
      bytes[size++] = next == '\\' ? meant(row[at++]) : next;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
    } catch (CharacterCodingException e) {
      throw new SQLException("The server sent a text that is no UTF-8.", INVALID, e);
    }
  }

  /** What a letter behind a backslash means. */
  private static byte meant(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      default -> letter;
    };
  }
}
