package dev.tern.cdk.destination.sql;

import dev.tern.protocol.types.DataType;
import java.sql.SQLException;
import java.util.List;

/** The question whether tables can be made, asked by making one. */
final class Probe {

  private static final String NAME = SafeName.OURS + "check";

  private Probe() {}

  /** Makes a table, which the caller undoes. */
  static void run(Session session, String schema) throws SQLException {
    SqlDialect dialect = session.dialect();
    TableDefinitions definitions = new TableDefinitions(session);
    definitions.createSchema(schema);
    SqlType type = dialect.parse(dialect.columnType(DataType.of(DataType.Kind.INTEGER)));
    TableName table = new TableName(schema, dialect.names().shown(NAME));
    definitions.drop(table);
    definitions.create(table, List.of(new SqlColumn(dialect.names().shown("tried"), type)));
  }
}
