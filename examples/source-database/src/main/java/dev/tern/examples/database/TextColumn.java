package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.cdk.source.RecordRow;
import dev.tern.protocol.types.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The way from a column of texts to JSON. What is the same in JSON goes from the driver's bytes to
 * those of the record; the connection asks for texts in UTF-8, never for binary forms.
 *
 * @param kind what the values are
 * @param texts the way of one text
 */
record TextColumn(DataType.Kind kind, TextReader texts) implements ValueReader {

  private static final int LONGEST_PLAIN = 1000;

  @Override
  public JsonNode read(ResultSet row, int index, Loss loss) throws SQLException {
    return read(row.getString(index), loss);
  }

  /** The JSON of a text; a JSON null for none. */
  JsonNode read(@Nullable String text, Loss loss) {
    return text == null ? NullNode.getInstance() : texts.read(text, loss);
  }

  @Override
  public void add(ResultSet row, int index, Loss loss, RecordRow record) throws SQLException {
    if (kind != DataType.Kind.STRING && !isNumber()) {
      RowValue.add(read(row, index, loss), record);
      return;
    }
    byte[] utf8 = row.getBytes(index);
    if (utf8 == null) {
      record.addNull();
    } else if (kind == DataType.Kind.STRING) {
      record.addText(utf8, 0, utf8.length);
    } else if (isPlain(utf8, 0, utf8.length)) {
      record.addJson(utf8, 0, utf8.length);
    } else {
      RowValue.add(read(row, index, loss), record);
    }
  }

  private boolean isNumber() {
    return kind == DataType.Kind.INTEGER || kind == DataType.Kind.NUMBER;
  }

  /** Whether a number is spelled in digits: no exponent, no NaN, not endless. */
  static boolean isPlain(byte[] number, int from, int to) {
    for (int at = from; at < to; at++) {
      byte next = number[at];
      if (next != '-' && next != '.' && (next < '0' || next > '9')) {
        return false;
      }
    }
    return to - from < LONGEST_PLAIN;
  }
}
