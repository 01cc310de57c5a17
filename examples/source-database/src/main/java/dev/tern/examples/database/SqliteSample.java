package dev.tern.examples.database;

import dev.tern.protocol.types.DataType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The first rows of a table, against which its declared types are held: a column that declares one
 * thing and holds another is taken for what it holds.
 */
final class SqliteSample {

  private static final int ROWS = 1000;

  private final Connection connection;
  private final String source;

  SqliteSample(Connection connection, String source) {
    this.connection = connection;
    this.source = source;
  }

  private enum Storage {
    INTEGER,
    REAL,
    TEXT,
    BLOB;

    static Storage of(Object stored) {
      if (stored instanceof String) {
        return TEXT;
      }
      if (stored instanceof byte[]) {
        return BLOB;
      }
      return stored instanceof Double ? REAL : INTEGER;
    }
  }

  /** What one column was seen to hold. */
  private static final class Sight {
    private final StorageReader values;
    private final Set<Storage> storages = EnumSet.noneOf(Storage.class);
    private final Loss loss = new Loss();
    private boolean unfit;

    Sight(SqliteColumn column) {
      this.values = column.values();
    }

    void see(Object stored) {
      storages.add(Storage.of(stored));
      var unused = values.read(stored, loss);
      unfit |= loss.take();
    }

    DataType type(SqliteColumn declared) {
      if (!unfit) {
        return declared.type();
      }
      if (storages.equals(EnumSet.of(Storage.TEXT))) {
        return DataType.of(DataType.Kind.STRING);
      }
      if (storages.equals(EnumSet.of(Storage.INTEGER))) {
        return DataType.of(DataType.Kind.INTEGER);
      }
      if (storages.equals(EnumSet.of(Storage.BLOB))) {
        return DataType.of(DataType.Kind.BINARY);
      }
      boolean numbers = EnumSet.of(Storage.INTEGER, Storage.REAL).containsAll(storages);
      return DataType.of(numbers ? DataType.Kind.NUMBER : DataType.Kind.JSON);
    }
  }

  /** The types of the columns, in their order. */
  List<DataType> types(List<SqliteColumn> declared) throws SQLException {
    List<Sight> sights = declared.stream().map(Sight::new).toList();
    if (declared.isEmpty()) {
      return List.of();
    }
    List<String> names = declared.stream().map(column -> Identifiers.quote(column.name())).toList();
    String question = "SELECT " + String.join(", ", names) + " FROM " + source + " LIMIT " + ROWS;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      while (row.next()) {
        see(row, sights);
      }
    }
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      types.add(sights.get(i).type(declared.get(i)));
    }
    return types;
  }

  private static void see(ResultSet row, List<Sight> sights) throws SQLException {
    for (int i = 0; i < sights.size(); i++) {
      Object stored = row.getObject(i + 1);
      if (stored != null) {
        sights.get(i).see(stored);
      }
    }
  }
}
