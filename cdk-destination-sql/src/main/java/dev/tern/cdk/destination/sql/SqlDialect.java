package dev.tern.cdk.destination.sql;

import dev.tern.cdk.error.ConnectorException;
import dev.tern.protocol.types.DataType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one database.
 *
 * <p>One instance serves all streams and threads of a sync and keeps no state of its own beyond
 * what it needs to connect.
 */
public interface SqlDialect {

  /**
   * Opens another connection, ready for use: in auto-commit, with UTC as time zone of the session.
   */
  Connection connect() throws SQLException;

  /** Which identifiers there are. */
  NameRules names();

  /** The column for values of a type, as a definition spells it. */
  String columnType(DataType type);

  /**
   * What a column holds.
   *
   * @param spelling a type as {@link #columnType} or {@link #columnsQuery} spell it
   */
  SqlType parse(String spelling);

  /**
   * Starts to load rows into a table, which is temporary or one of the kit's, in the transaction
   * that is open.
   *
   * @param columns which columns the rows have, some of the table's; all others get their default
   */
  RowLoader loader(Connection connection, SqlTable table, List<SqlColumn> columns)
      throws SQLException;

  /**
   * Says what to do about a failure: {@code TransientException} when a later try may succeed (lost
   * connections, locks, deadlocks, full disks), {@code ConfigException} when the user has to change
   * something, {@code SystemException} for all else. No text may show values of a record.
   */
  ConnectorException translate(SQLException failure);

  /** The type of the row identifiers. */
  default String uuidType() {
    return "uuid";
  }

  /** An expression for a new UUID. */
  default String newUuid() {
    return "gen_random_uuid()";
  }

  /** An identifier for SQL. */
  default String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The whole name of a table for SQL. */
  default String sql(TableName table) {
    return table.isTemporary()
        ? quote(table.table())
        : sqlSchema(table.schema()) + "." + quote(table.table());
  }

  /** The whole name of a schema for SQL. */
  default String sqlSchema(String schema) {
    return quote(schema);
  }

  /** A query for the names of all schemas. */
  default String schemasQuery() {
    return "SELECT schema_name FROM information_schema.schemata";
  }

  /**
   * A query for whatever takes up a table's name in a schema: name, and true when it is a table
   * that rows can be written to. Its one parameter is the schema.
   */
  default String relationsQuery() {
    return "SELECT table_name, table_type = 'BASE TABLE' FROM information_schema.tables"
        + " WHERE table_schema = ?";
  }

  /**
   * A query for the columns of a table in their order: name, type, and false when it refuses nulls
   * and could be made to take them. Its two parameters are schema and table.
   */
  default String columnsQuery() {
    return "SELECT column_name, data_type, is_nullable = 'YES' FROM information_schema.columns"
        + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";
  }

  /**
   * The value as a column takes it, which no other value of the type may become; null when the
   * column cannot hold it.
   */
  default @Nullable Object fit(SqlType type, Object value) {
    return value;
  }

  /** An expression that compares the values of a column the way their bytes do, for texts. */
  default String ordered(String expression, SqlType type) {
    return expression;
  }

  /** An expression for the value of a column in a wider type; JSON is wider than a text. */
  default String convert(String expression, SqlType from, SqlType to) {
    return to.kind() == SqlType.Kind.JSON
        ? "to_json(" + expression + ")"
        : "CAST(" + expression + " AS " + to.spelling() + ")";
  }

  /** A statement that gives a column a wider type and keeps its values. */
  default String alterType(TableName table, SqlColumn column, SqlType to) {
    String name = quote(column.name());
    return String.format(
        "ALTER TABLE %s ALTER COLUMN %s TYPE %s USING %s",
        sql(table), name, to.spelling(), convert(name, column.type(), to));
  }

  /** A statement that lets a column take nulls. */
  default String dropNotNull(TableName table, SqlColumn column) {
    return "ALTER TABLE " + sql(table) + " ALTER COLUMN " + quote(column.name()) + " DROP NOT NULL";
  }

  /** A statement that gives a table another name in its schema. */
  default String rename(TableName table, String name) {
    return "ALTER TABLE " + sql(table) + " RENAME TO " + quote(name);
  }

  /**
   * The statements that put the rows of a staged table in the place of a table, in the transaction
   * that is open. Afterwards there is no staged table any more.
   *
   * @param live the table; without columns when there is none
   */
  default List<String> swap(SqlTable staged, SqlTable live) {
    return List.of(
        "DROP TABLE IF EXISTS " + sql(live.name()), rename(staged.name(), live.name().table()));
  }

  /**
   * The statements that make it fast to find rows by their key; run once for a table and its key.
   */
  default List<String> keyIndex(TableName table, List<SqlColumn> key) {
    return List.of();
  }

  /**
   * The statements that make a table fill in a value for rows that are loaded without one, in the
   * transaction that is open; none where that costs as much as to send it. Only tables of the kit
   * are asked to.
   *
   * @param value as a literal
   */
  default List<String> fillIn(TableName table, SqlColumn column, String value) {
    return List.of();
  }

  /** The statements that undo {@link #fillIn}, whether it was done or not. */
  default List<String> fillInNothing(TableName table, SqlColumn column) {
    return List.of();
  }

  /** Begins a transaction. */
  default void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Makes the transaction durable: when it returns, a crash cannot undo it. */
  default void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Undoes the transaction. */
  default void rollback(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
