package dev.tern.cdk.destination.sql;

import dev.tern.protocol.types.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The differences between a table and its stream. */
final class TableComparison {

  private final SqlDialect dialect;
  private final StreamFields fields;
  private final Widening widening;

  TableComparison(SqlDialect dialect, StreamFields fields) {
    this.dialect = dialect;
    this.fields = fields;
    this.widening = new Widening(dialect);
  }

  /** Compares, with the policy of the kit: add, widen, and let the rest be. */
  SchemaDiff of(List<SqlColumn> existing, Optional<TableKey> before) {
    ColumnNames names = new ColumnNames(dialect.names(), existing, fields);
    Map<String, SqlColumn> present = new LinkedHashMap<>();
    existing.forEach(column -> present.put(column.name(), column));
    Set<String> named = new HashSet<>();
    List<SqlColumn> added = new ArrayList<>();
    List<ColumnChange> widened = new ArrayList<>();
    List<ColumnChange> narrowed = new ArrayList<>();
    List<SqlColumn> nullability = new ArrayList<>();
    for (Map.Entry<String, DataType> property : fields.properties().entrySet()) {
      SqlColumn declared =
          new SqlColumn(
              names.of(property.getKey()), dialect.parse(dialect.columnType(property.getValue())));
      named.add(declared.name());
      SqlColumn column = present.get(declared.name());
      if (column == null) {
        added.add(declared);
      } else {
        compare(column, declared.type(), widened, narrowed);
      }
    }
    for (SqlColumn column : existing) {
      if (!column.nullable()) {
        nullability.add(column);
      }
    }
    List<SqlColumn> dropped =
        existing.stream()
            .filter(column -> !named.contains(column.name()) && !TablePlan.isOurs(column))
            .toList();
    return new SchemaDiff(
        added,
        dropped,
        widened,
        narrowed,
        nullability,
        before.flatMap(key -> key.keyChange(fields)),
        before.flatMap(key -> key.cursorChange(fields)));
  }

  private void compare(
      SqlColumn column, SqlType declared, List<ColumnChange> widened, List<ColumnChange> narrowed) {
    if (column.type().spelling().equals(declared.spelling())) {
      return;
    }
    SqlType joined = widening.join(column.type(), declared);
    ColumnChange change = new ColumnChange(column, declared, joined);
    if (joined.spelling().equals(column.type().spelling())) {
      narrowed.add(change);
    } else {
      widened.add(change);
    }
  }
}
