package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.NameRules;
import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlTable;
import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * What is particular to DuckDB.
 *
 * <p>DuckDB has written a transaction to the write-ahead log beside the file, and synced that log,
 * when a commit returns.
 */
final class DuckDbDialect implements SqlDialect {

  /** DuckDB has no limit; beyond this a name is of no use to anybody. */
  private static final int LONGEST_NAME = 65_536;

  private static final String IN_FILE = " = '" + DuckDbFile.CATALOG + "'";

  private final DuckDbFile file;

  DuckDbDialect(DuckDbFile file) {
    this.file = file;
  }

  @Override
  public Connection connect() throws SQLException {
    return file.connect();
  }

  @Override
  public NameRules names() {
    return NameRules.of(LONGEST_NAME, NameRules.Folding.INSENSITIVE)
        .withReservedSchemas("information_schema", "pg_catalog");
  }

  @Override
  public String columnType(DataType type) {
    return JdbcTypes.columnType(Database.DUCKDB, type);
  }

  @Override
  public String uuidType() {
    return "UUID";
  }

  @Override
  public SqlType parse(String spelling) {
    return DuckDbTypes.parse(spelling);
  }

  @Override
  public RowLoader loader(Connection connection, SqlTable table, List<SqlColumn> columns)
      throws SQLException {
    return AppenderLoader.open(connection.unwrap(DuckDBConnection.class), table, columns);
  }

  @Override
  public ConnectorException translate(SQLException failure) {
    return FileFailures.of(file.path(), failure);
  }

  @Override
  public String sqlSchema(String schema) {
    return DuckDbFile.CATALOG + "." + quote(schema);
  }

  @Override
  public String schemasQuery() {
    return "SELECT schema_name FROM duckdb_schemas() WHERE database_name" + IN_FILE;
  }

  @Override
  public String relationsQuery() {
    return "SELECT table_name, table_type = 'BASE TABLE' FROM information_schema.tables"
        + " WHERE table_schema = ? AND table_catalog"
        + IN_FILE;
  }

  @Override
  public String columnsQuery() {
    return "SELECT column_name, data_type, is_nullable OR EXISTS (SELECT 1 FROM duckdb_constraints() k"
        + " WHERE k.constraint_type = 'PRIMARY KEY' AND k.table_oid = c.table_oid"
        + " AND k.database_name = c.database_name"
        + " AND list_contains(k.constraint_column_names, c.column_name))"
        + " FROM duckdb_columns() c WHERE schema_name = ? AND table_name = ? AND database_name"
        + IN_FILE
        + " ORDER BY column_index";
  }

  /**
   * Transactions begin with a statement, not with {@code setAutoCommit(false)}: the driver would
   * wait for a statement to begin one, and an appender is none.
   */
  @Override
  public void begin(Connection connection) throws SQLException {
    run(connection, "BEGIN TRANSACTION");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    run(connection, "COMMIT");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    run(connection, "ROLLBACK");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
