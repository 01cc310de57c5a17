package dev.tern.cdk.destination.sql;

import dev.tern.cdk.error.ConfigException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database has, as it says itself. */
final class Catalog {

  private final Session session;

  Catalog(Session session) {
    this.session = session;
  }

  List<String> schemas() throws SQLException {
    return session.query(session.dialect().schemasQuery(), row -> row.getString(1));
  }

  /** Whatever takes up a table's name: true for tables, false for views and the like. */
  Map<String, Boolean> relations(String schema) throws SQLException {
    Map<String, Boolean> relations = new LinkedHashMap<>();
    session
        .query(
            session.dialect().relationsQuery(),
            row -> Map.entry(row.getString(1), row.getBoolean(2)),
            schema)
        .forEach(relation -> relations.put(relation.getKey(), relation.getValue()));
    return relations;
  }

  /** The tables of a schema, without views and whatever else has a name. */
  List<String> tables(String schema) throws SQLException {
    return relations(schema).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The columns of a table in their order; none when there is no such table. */
  List<SqlColumn> columns(TableName table) throws SQLException {
    SqlDialect dialect = session.dialect();
    return session.query(
        dialect.columnsQuery(),
        row -> new SqlColumn(row.getString(1), dialect.parse(row.getString(2)), row.getBoolean(3)),
        table.schema(),
        table.table());
  }

  boolean exists(TableName table) throws SQLException {
    return relations(table.schema()).containsKey(table.table());
  }

  /** Refuses a view in the place of a table. */
  void requireNoView(TableName table) throws SQLException {
    if (Boolean.FALSE.equals(relations(table.schema()).get(table.table()))) {
      throw new ConfigException(
          "There is a view called "
              + session.dialect().sql(table)
              + " where a table is needed. Rename the view.");
    }
  }
}
