package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.types.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a column of SQLite is when it is the cursor.
 *
 * <p>Its declared type decides, so that the order is the same in every sync, whatever rows come.
 * Only a time that is seen to hold nothing but whole numbers is one of those; a state of one order
 * cannot be read in the other. A value that is not of the type has no place in the order: it comes
 * after all others and fails the stream, so that nothing is passed unseen.
 *
 * @param table for sentences
 * @param declared the column as it is declared
 * @param sampled what its first rows hold
 */
record SqliteCursor(String table, SqliteColumn declared, DataType sampled) {

  private static final char REPLACEMENT = '\uFFFD';

  /**
   * How the column serves as a cursor; empty when it cannot.
   *
   * @param utf8 whether the database stores texts in UTF-8, whose bytes have the order of cursors
   */
  Optional<Ordering> ordering(boolean utf8) {
    String quoted = Identifiers.quote(declared.name());
    SqliteColumn column = declared.as(type());
    return switch (column.type().kind()) {
      case INTEGER, NUMBER ->
          column.holdsText() ? Optional.empty() : Optional.of(numbers(quoted, column));
      case STRING -> utf8 ? Optional.of(texts(quoted, column)) : Optional.empty();
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIME_WITHOUT_TIMEZONE ->
          utf8
              ? Optional.of(texts(SqliteTime.key(column.type().kind(), quoted), column))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private DataType type() {
    DataType.Kind kind = declared.type().kind();
    return switch (kind) {
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE ->
          sampled.kind() == DataType.Kind.INTEGER ? sampled : declared.type();
      default -> declared.type();
    };
  }

  private Ordering numbers(String quoted, SqliteColumn column) {
    SqliteColumn number =
        column.as(DataType.of(DataType.Kind.NUMBER)); // fractions have their place
    return new Ordering(quoted, "?", SqliteCursor::bindNumber, it -> read(it, column, number));
  }

  private Ordering texts(String key, SqliteColumn column) {
    return new Ordering(
        key + " COLLATE BINARY",
        "?",
        (statement, cursor) -> statement.setString(1, cursor),
        it -> read(it, column, column));
  }

  private Column read(Column column, SqliteColumn cursor, SqliteColumn reader) {
    return new Column(
        column.name(),
        cursor.type(),
        column.expression(),
        values(reader.values()),
        column.ordering(),
        column.key());
  }

  private ValueReader values(StorageReader reader) {
    return (row, index, loss) -> {
      Object stored = row.getObject(index);
      if (stored == null) {
        return NullNode.getInstance();
      }
      JsonNode value = reader.read(stored, loss);
      if (value.isNull() && !isInfinite(stored)) {
        throw wrong("that its declared type cannot say. Correct these rows");
      }
      if (stored instanceof String text && text.indexOf(REPLACEMENT) >= 0 && !isUtf8(row, index)) {
        throw wrong("that are not valid UTF-8. Correct these rows");
      }
      return value;
    };
  }

  /** The infinities have a place, and no name in JSON. */
  private static boolean isInfinite(Object stored) {
    return stored instanceof Double real && real.isInfinite();
  }

  /** The driver puts a replacement, which sorts high, where bytes are no text. */
  private static boolean isUtf8(ResultSet row, int index) throws SQLException {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row.getBytes(index)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private ConfigException wrong(String problem) {
    return new ConfigException(
        "Column '"
            + declared.name()
            + "' of stream '"
            + table
            + "' is the cursor but holds values "
            + problem
            + ", choose another cursor, or read a view that casts the column.");
  }

  /** Numbers are compared by value, texts come after all numbers: the bound has to be a number. */
  private static void bindNumber(PreparedStatement statement, String cursor) throws SQLException {
    BigDecimal number = new BigDecimal(cursor);
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    if (whole && number.toBigInteger().bitLength() < Long.SIZE) {
      statement.setLong(1, number.longValue());
    } else {
      statement.setDouble(1, number.doubleValue());
    }
  }
}
