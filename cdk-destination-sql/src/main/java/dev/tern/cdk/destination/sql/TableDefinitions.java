package dev.tern.cdk.destination.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that make, change and replace tables. */
final class TableDefinitions {

  private final Session session;
  private final SqlDialect dialect;

  TableDefinitions(Session session) {
    this.session = session;
    this.dialect = session.dialect();
  }

  void createSchema(String schema) throws SQLException {
    if (!new Catalog(session).schemas().contains(schema)) {
      session.execute("CREATE SCHEMA IF NOT EXISTS " + dialect.sqlSchema(schema));
    }
  }

  void create(TableName table, List<SqlColumn> columns) throws SQLException {
    String definitions =
        columns.stream()
            .map(column -> TablePlan.definition(dialect, column))
            .collect(Collectors.joining(", "));
    session.execute("CREATE TABLE " + dialect.sql(table) + " (" + definitions + ")");
  }

  /** Makes of a table what the plan says, as far as it is not that already. */
  void realize(TableName table, TablePlan plan) throws SQLException {
    List<SqlColumn> existing = new Catalog(session).columns(table);
    if (existing.isEmpty()) {
      create(table, plan.columns());
      return;
    }
    for (SqlColumn column : plan.diff().nullability()) {
      session.execute(dialect.dropNotNull(table, column));
    }
    SqlTable now = new SqlTable(table, existing);
    for (ColumnChange change : plan.diff().widened()) {
      SqlColumn column = now.find(change.column().name()).orElse(change.column());
      if (!column.type().spelling().equals(change.to().spelling())) {
        session.execute(dialect.alterType(table, column, change.to()));
      }
    }
    for (SqlColumn column : plan.missing()) {
      if (now.find(column.name()).isEmpty()) {
        add(table, column);
      }
    }
  }

  private void add(TableName table, SqlColumn column) throws SQLException {
    String definition = TablePlan.definition(dialect, column);
    session.execute("ALTER TABLE " + dialect.sql(table) + " ADD COLUMN " + definition);
  }

  void rename(TableName table, TableName name) throws SQLException {
    session.execute(dialect.rename(table, name.table()));
  }

  void drop(TableName table) throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + dialect.sql(table));
  }
}
