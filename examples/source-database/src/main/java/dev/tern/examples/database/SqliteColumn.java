package dev.tern.examples.database;

import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcColumn;
import dev.tern.protocol.types.JdbcTypes;
import java.sql.Types;
import java.util.Locale;

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

  StorageReader values() {
    if (type.kind() == DataType.Kind.JSON && !declaration.contains("json")) {
      return SqliteValues::any;
    }
    return SqliteValues.of(type.kind(), holdsText());
  }

  /** Whether the database stores numbers of this column as texts (its TEXT affinity). */
  boolean holdsText() {
    boolean text =
        declaration.contains("char")
            || declaration.contains("clob")
            || declaration.contains("text");
    return text && !declaration.contains("int");
  }
}
