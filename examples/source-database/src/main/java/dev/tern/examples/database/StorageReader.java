package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.cdk.source.RecordRow;
import dev.tern.protocol.types.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The way from a value as SQLite stores it, a Long, Integer, Double, String or byte array, to JSON.
 */
@FunctionalInterface
interface StorageReader {

  /** The value; a JSON null with a note when it is not of the type. */
  JsonNode read(Object stored, Loss loss);

  /** Reads a column by its storage class, past the driver's own ideas about types. */
  default ValueReader column(DataType.Kind kind) {
    return new ValueReader() {
      @Override
      public JsonNode read(ResultSet row, int index, Loss loss) throws SQLException {
        Object stored = row.getObject(index);
        return stored == null ? NullNode.getInstance() : StorageReader.this.read(stored, loss);
      }

      @Override
      public void add(ResultSet row, int index, Loss loss, RecordRow record) throws SQLException {
        Object stored = row.getObject(index);
        if (stored == null) {
          record.addNull();
        } else if (kind == DataType.Kind.STRING && stored instanceof String text) {
          record.add(text);
        } else if (isWhole(kind) && (stored instanceof Long || stored instanceof Integer)) {
          record.add(((Number) stored).longValue());
        } else if (kind == DataType.Kind.NUMBER && stored instanceof Double real && isUsual(real)) {
          addUsual(real, record);
        } else {
          RowValue.add(StorageReader.this.read(stored, loss), record);
        }
      }
    };
  }

  private static boolean isWhole(DataType.Kind kind) {
    return kind == DataType.Kind.INTEGER || kind == DataType.Kind.NUMBER;
  }

  /** Whether a number is spelled without an exponent. */
  private static boolean isUsual(double real) {
    return Math.abs(real) >= 1e-3 && Math.abs(real) < 1e7;
  }

  private static void addUsual(double real, RecordRow record) {
    if (Math.rint(real) == real) {
      record.add((long) real);
    } else {
      record.add(real);
    }
  }
}
