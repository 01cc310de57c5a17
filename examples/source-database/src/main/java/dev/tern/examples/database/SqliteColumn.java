package dev.tern.examples.database;

import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcColumn;
import dev.tern.protocol.types.JdbcTypes;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of SQLite is for the protocol.
 *
 * @param name as the database spells it
 * @param declaration the declared type; empty without one
 * @param type what its values are taken for
 */
record SqliteColumn(String name, String declaration, DataType type) {

  /** A column taken at its word. */
  static SqliteColumn declared(String name, String declaration) {
    DataType type = JdbcTypes.dataType(Database.SQLITE, JdbcColumn.of(Types.OTHER, declaration));
    return new SqliteColumn(name, declaration.toLowerCase(Locale.ROOT), type);
  }

  /** The same column taken for something else. */
  SqliteColumn as(DataType other) {
    return new SqliteColumn(name, declaration, other);
  }

  /**
   * The column with the way to read it.
   *
   * @param utf8 whether the database stores texts in UTF-8, whose bytes have the order of cursors
   */
  Column column(boolean utf8) {
    StorageReader values = values();
    return new Column(name, type, Identifiers.quote(name), values.column(), ordering(utf8));
  }

  StorageReader values() {
    if (type.kind() == DataType.Kind.JSON && !declaration.contains("json")) {
      return SqliteValues::any;
    }
    return SqliteValues.of(type.kind(), holdsText());
  }

  private Optional<Ordering> ordering(boolean utf8) {
    String quoted = Identifiers.quote(name);
    return switch (type.kind()) {
      case INTEGER, NUMBER ->
          holdsText()
              ? Optional.empty()
              : Optional.of(new Ordering(quoted, "?", SqliteColumn::bindNumber));
      case STRING -> utf8 ? Optional.of(text(quoted)) : Optional.empty();
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIME_WITHOUT_TIMEZONE ->
          utf8
              ? Optional.of(Ordering.byText(SqliteTime.key(type.kind(), quoted), "?"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Ordering text(String quoted) {
    String text = holdsText() ? quoted : "CAST(" + quoted + " AS TEXT)";
    return Ordering.byText(text + " COLLATE BINARY", "?");
  }

  /** Whether the database stores numbers of this column as texts (its TEXT affinity). */
  private boolean holdsText() {
    boolean text =
        declaration.contains("char")
            || declaration.contains("clob")
            || declaration.contains("text");
    return text && !declaration.contains("int");
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
