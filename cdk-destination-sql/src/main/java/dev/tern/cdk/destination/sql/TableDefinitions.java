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

  /** Makes of a table what the plan says. */
  void evolve(TableName table, TablePlan plan) throws SQLException {
    for (SqlColumn column : plan.diff().nullability()) {
      session.execute(dialect.dropNotNull(table, column));
    }
    for (ColumnChange change : plan.diff().widened()) {
      session.execute(dialect.alterType(table, change.column(), change.to()));
    }
    for (SqlColumn column : plan.missing()) {
      session.execute(
          "ALTER TABLE "
              + dialect.sql(table)
              + " ADD COLUMN "
              + TablePlan.definition(dialect, column));
    }
  }

  void rename(TableName table, TableName name) throws SQLException {
    session.execute(dialect.rename(table, name.table()));
  }

  void drop(TableName table) throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + dialect.sql(table));
  }
}
