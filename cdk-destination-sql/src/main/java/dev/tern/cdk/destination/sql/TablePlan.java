package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.sql.SqlType.Kind;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a table is to become for a stream, and how records fit into it then.
 *
 * <p>Made from a table as it is, or from no table, and from the differences that are to be evened.
 */
final class TablePlan {

  private final SqlDialect dialect;
  private final StreamFields fields;
  private final List<SqlColumn> existing;
  private final ColumnNames names;
  private final SchemaDiff diff;
  private final Map<String, SqlColumn> columns = new LinkedHashMap<>();
  private final List<SqlColumn> missing = new ArrayList<>();
  private final StreamLayout layout;

  TablePlan(SqlDialect dialect, StreamFields fields, List<SqlColumn> existing, SchemaDiff diff) {
    this.dialect = dialect;
    this.fields = fields;
    this.existing = existing;
    this.diff = diff;
    this.names = new ColumnNames(dialect.names(), existing, fields);
    existing.forEach(column -> columns.put(column.name(), column));
    List<SqlColumn> metadata = metadata();
    diff.widened()
        .forEach(
            change ->
                columns.put(
                    change.column().name(), new SqlColumn(change.column().name(), change.to())));
    diff.added().forEach(this::add);
    this.layout = layout(metadata);
  }

  /** The columns that the table has to be given, those of the kit included. */
  List<SqlColumn> missing() {
    return missing;
  }

  /** The differences that are evened. */
  SchemaDiff diff() {
    return diff;
  }

  /** All columns the table has in the end, in its order. */
  List<SqlColumn> columns() {
    return List.copyOf(columns.values());
  }

  StreamLayout layout() {
    return layout;
  }

  /** The column that says when a row was marked as deleted; part of the table from now on. */
  SqlColumn requireDeletedAt() {
    String name = dialect.names().shown(ColumnNames.DELETED_AT);
    return columns.computeIfAbsent(
        name,
        absent -> {
          SqlColumn column = new SqlColumn(name, MetadataColumn.EXTRACTED_AT.in(dialect).type());
          missing.add(column);
          return column;
        });
  }

  private List<SqlColumn> metadata() {
    List<SqlColumn> metadata = new ArrayList<>();
    for (MetadataColumn column : MetadataColumn.values()) {
      metadata.add(require(column.in(dialect)));
    }
    return metadata;
  }

  private SqlColumn require(SqlColumn wanted) {
    Optional<SqlColumn> present =
        existing.stream()
            .filter(
                column ->
                    dialect.names().key(column.name()).equals(dialect.names().key(wanted.name())))
            .findFirst();
    if (present.isEmpty()) {
      add(wanted);
      return wanted;
    }
    if (!present.get().type().spelling().equals(wanted.type().spelling())) {
      throw new ConfigException(
          String.format(
              "Column '%s' of the table has type %s instead of %s. Change it, or rename the table.",
              wanted.name(), present.get().type().spelling(), wanted.type().spelling()));
    }
    return present.get();
  }

  private void add(SqlColumn column) {
    columns.put(column.name(), column);
    missing.add(column);
  }

  private StreamLayout layout(List<SqlColumn> metadata) {
    List<PropertyColumn> properties = new ArrayList<>();
    Map<String, SqlColumn> direct = new HashMap<>();
    for (String property : fields.properties().keySet()) {
      SqlColumn column = columns.get(names.of(property));
      if (column != null) {
        properties.add(new PropertyColumn(property, column, Cell.of(column.type(), dialect)));
        direct.put(property, column);
      }
    }
    List<PathColumn> paths = new ArrayList<>();
    List<SqlColumn> key = new ArrayList<>();
    for (List<String> path : fields.key()) {
      key.add(comparable("key", path, direct, paths));
    }
    Optional<SqlColumn> cursor =
        fields.cursors().stream()
            .map(path -> comparable("cursor", path, direct, paths))
            .findFirst();
    Optional<SqlColumn> deletedAt = Optional.ofNullable(direct.get(StreamFields.DELETED_AT));
    return new StreamLayout(metadata, properties, paths, key, cursor, deletedAt);
  }

  /** The column of a field if the database can compare by it, else one of the kit's own. */
  private SqlColumn comparable(
      String role, List<String> path, Map<String, SqlColumn> direct, List<PathColumn> paths) {
    SqlColumn column = path.size() == 1 ? direct.get(path.get(0)) : null;
    if (column != null && column.type().kind() != Kind.JSON && column.type().kind() != Kind.OTHER) {
      return column;
    }
    boolean typed = role.equals("cursor") && scalar(path);
    DataType type = typed ? fields.find(path).orElseThrow() : DataType.of(DataType.Kind.STRING);
    SqlType wanted = dialect.parse(dialect.columnType(type));
    String name = names.of(role, path);
    SqlColumn own = columns.get(name);
    if (own == null) {
      own = new SqlColumn(name, wanted);
      add(own);
    }
    paths.add(new PathColumn(path, own, typed ? Cell.of(own.type(), dialect) : null));
    return own;
  }

  private boolean scalar(List<String> path) {
    return fields
        .find(path)
        .map(type -> dialect.parse(dialect.columnType(type)).kind())
        .filter(kind -> kind != Kind.JSON && kind != Kind.OTHER)
        .isPresent();
  }

  /** The column as a definition says it. */
  static String definition(SqlDialect dialect, SqlColumn column) {
    return dialect.quote(column.name()) + " " + column.type().spelling();
  }

  /** True for columns of the kit, which no stream declares. */
  static boolean isOurs(SqlColumn column) {
    return column.name().toLowerCase(Locale.ROOT).startsWith(ColumnNames.OURS);
  }
}
