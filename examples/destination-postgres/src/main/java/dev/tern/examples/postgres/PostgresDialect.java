package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.NameRules;
import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlTable;
import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.TableName;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from version 13 on. */
record PostgresDialect(PostgresConfig config) implements SqlDialect {

  private static final int MAX_NAME_BYTES = 63;
  private static final int MAX_INDEX_COLUMNS = 32;

  /** Columns that every table has already. */
  private static final String[] SYSTEM_COLUMNS = {
    "ctid", "tableoid", "xmin", "xmax", "cmin", "cmax"
  };

  private static final NameRules NAMES =
      NameRules.of(MAX_NAME_BYTES, NameRules.Folding.SENSITIVE)
          .withReserved(SYSTEM_COLUMNS)
          .withReservedSchemas("pg_", "information_schema");

  @Override
  public Connection connect() throws SQLException {
    return new Connections(config).open();
  }

  @Override
  public NameRules names() {
    return NAMES;
  }

  @Override
  public String columnType(DataType type) {
    return JdbcTypes.columnType(Database.POSTGRESQL, type);
  }

  @Override
  public SqlType parse(String spelling) {
    return PostgresTypes.parse(spelling);
  }

  @Override
  public @Nullable Object fit(SqlType type, Object value) {
    return PostgresLimits.fit(type, value);
  }

  @Override
  public RowLoader loader(Connection connection, SqlTable table, List<SqlColumn> columns)
      throws SQLException {
    return CopyLoader.begin(connection, sql(table.name()), columns, table.name().isTemporary());
  }

  @Override
  public ConnectorException translate(SQLException failure) {
    return new PostgresFailures(config).translate(failure);
  }

  /** The schemas of the standard's view are those the user owns; here are all. */
  @Override
  public String schemasQuery() {
    return "SELECT nspname FROM pg_catalog.pg_namespace";
  }

  @Override
  public String relationsQuery() {
    return PostgresCatalog.RELATIONS;
  }

  @Override
  public String columnsQuery() {
    return PostgresCatalog.COLUMNS;
  }

  @Override
  public String ordered(String expression, SqlType type) {
    return type.kind() == SqlType.Kind.TEXT ? expression + " COLLATE \"C\"" : expression;
  }

  /** A cast of a binary number keeps fifteen digits; its text has all that matter. */
  @Override
  public String convert(String expression, SqlType from, SqlType to) {
    return switch (to.kind()) {
      case JSON -> "to_jsonb(" + expression + ")";
      case TEXT -> text(expression, from);
      default ->
          from.kind() == SqlType.Kind.FLOAT || from.kind() == SqlType.Kind.DOUBLE
              ? cast(cast(expression, "text"), to.spelling())
              : cast(expression, to.spelling());
    };
  }

  /** As the protocol spells it: a T before the clock, bytes in base64. */
  private static String text(String expression, SqlType from) {
    return switch (from.kind()) {
      case JSON -> "(" + expression + ") #>> '{}'";
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> "to_jsonb(" + expression + ") #>> '{}'";
      case BYTES -> "translate(encode(" + expression + ", 'base64'), E'\\n', '')";
      default -> cast(expression, "text");
    };
  }

  private static String cast(String expression, String type) {
    return "CAST(" + expression + " AS " + type + ")";
  }

  /** The index keeps its name when its table gets another one, so the name is like no other. */
  @Override
  public List<String> keyIndex(TableName table, List<SqlColumn> key) {
    String columns =
        key.stream()
            .limit(MAX_INDEX_COLUMNS)
            .map(column -> quote(column.name()))
            .collect(Collectors.joining(", "));
    String name = "_tern_key_" + UUID.randomUUID();
    return List.of("CREATE INDEX " + quote(name) + " ON " + sql(table) + " (" + columns + ")");
  }

  /** A value in binary JSON is parsed for every row that is sent with one. */
  @Override
  public List<String> fillIn(TableName table, SqlColumn column, String value) {
    return List.of(alter(table, column) + "SET DEFAULT " + value);
  }

  @Override
  public List<String> fillInNothing(TableName table, SqlColumn column) {
    return List.of(alter(table, column) + "DROP DEFAULT");
  }

  private String alter(TableName table, SqlColumn column) {
    return "ALTER TABLE " + sql(table) + " ALTER COLUMN " + quote(column.name()) + " ";
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    new Commit(this::connect).run(connection);
  }
}
