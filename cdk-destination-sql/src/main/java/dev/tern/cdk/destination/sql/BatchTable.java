package dev.tern.cdk.destination.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The temporary table in which a batch is reduced before it meets the rows that are there. */
final class BatchTable {

  private static final String NAME = SafeName.OURS + "batch";

  private BatchTable() {}

  static SqlTable create(Session session, List<SqlColumn> columns) throws SQLException {
    SqlDialect dialect = session.dialect();
    TableName name = TableName.temporary(dialect.names().shown(NAME));
    String definitions =
        columns.stream()
            .map(column -> TablePlan.definition(dialect, column))
            .collect(Collectors.joining(", "));
    session.execute("CREATE TEMPORARY TABLE " + dialect.sql(name) + " (" + definitions + ")");
    return new SqlTable(name, columns);
  }

  static void drop(Session session, SqlTable batch) throws SQLException {
    session.execute("DROP TABLE " + session.dialect().sql(batch.name()));
  }
}
