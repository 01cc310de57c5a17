package dev.tern.examples.database;

import dev.tern.protocol.types.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables and views of a SQLite database. */
final class SqliteCatalog {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteCatalog.class);

  /** Without the tables in which virtual tables keep their data. */
  private static final String TABLES =
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name COLLATE BINARY
      """;

  /** Generated columns are columns; hidden ones of virtual tables are arguments. */
  private static final String COLUMNS =
      "SELECT name, type, pk, \"notnull\" FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";

  private final Connection connection;

  SqliteCatalog(Connection connection) {
    this.connection = connection;
  }

  List<Table> tables() throws SQLException {
    boolean utf8 = text("PRAGMA encoding").contains("UTF-8");
    List<Table> tables = new ArrayList<>();
    for (String name : text(TABLES)) {
      try {
        Table table = table(name, utf8);
        if (!table.columns().isEmpty()) {
          tables.add(table);
        }
      } catch (SQLException e) { // such as a view over a table that is gone
        LOG.warn("Table or view '{}' cannot be read and is no stream.", name, e);
      }
    }
    return tables;
  }

  private Table table(String name, boolean utf8) throws SQLException {
    List<SqliteColumn> declared = new ArrayList<>();
    TreeMap<Integer, String> key = new TreeMap<>();
    Set<String> filled = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          declared.add(SqliteColumn.declared(row.getString(1), row.getString(2)));
          if (row.getInt(3) > 0) {
            key.put(row.getInt(3), row.getString(1));
          }
          if (row.getBoolean(4)) {
            filled.add(row.getString(1));
          }
        }
      }
    }
    String source = Identifiers.quote(name);
    List<DataType> types = new SqliteSample(connection, source).types(declared);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      boolean notNull = filled.contains(declared.get(i).name());
      columns.add(
          column(name, declared.get(i), types.get(i), utf8)
              .with(SqliteKey.of(declared.get(i), notNull)));
    }
    return new Table(Optional.empty(), name, source, columns, List.copyOf(key.values()));
  }

  private static Column column(String table, SqliteColumn declared, DataType type, boolean utf8) {
    return new Column(
        declared.name(),
        type,
        Identifiers.quote(declared.name()),
        declared.as(type).values().column(type.kind()),
        new SqliteCursor(table, declared, type).ordering(utf8));
  }

  private List<String> text(String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }
}
