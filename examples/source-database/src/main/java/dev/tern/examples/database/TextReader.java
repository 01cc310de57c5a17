package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.cdk.source.RecordRow;
import dev.tern.protocol.types.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The way from PostgreSQL's text for a value to JSON. */
@FunctionalInterface
interface TextReader {

  /** The value; a JSON null with a note for what the protocol cannot say. */
  JsonNode read(String text, Loss loss);

  /**
   * Reads a whole column by its text. What is the same in JSON goes from the driver's bytes to
   * those of the record; the connection asks for texts in UTF-8, never for binary forms.
   */
  default ValueReader column(DataType.Kind kind) {
    return new ValueReader() {
      @Override
      public JsonNode read(ResultSet row, int index, Loss loss) throws SQLException {
        String text = row.getString(index);
        return text == null ? NullNode.getInstance() : TextReader.this.read(text, loss);
      }

      @Override
      public void add(ResultSet row, int index, Loss loss, RecordRow record) throws SQLException {
        if (kind != DataType.Kind.STRING && !isNumber(kind)) {
          RowValue.add(read(row, index, loss), record);
          return;
        }
        byte[] utf8 = row.getBytes(index);
        if (utf8 == null) {
          record.addNull();
        } else if (kind == DataType.Kind.STRING) {
          record.addText(utf8, 0, utf8.length);
        } else if (isPlain(utf8)) {
          record.addJson(utf8, 0, utf8.length);
        } else {
          RowValue.add(read(row, index, loss), record);
        }
      }
    };
  }

  private static boolean isNumber(DataType.Kind kind) {
    return kind == DataType.Kind.INTEGER || kind == DataType.Kind.NUMBER;
  }

  /** Whether a number is spelled in digits: no exponent, no NaN, not endless. */
  private static boolean isPlain(byte[] number) {
    for (byte next : number) {
      if (next != '-' && next != '.' && (next < '0' || next > '9')) {
        return false;
      }
    }
    return number.length < 1000;
  }

  /** What stands for a value that cannot be said. */
  static JsonNode lost(Loss loss) {
    loss.note();
    return NullNode.getInstance();
  }
}
