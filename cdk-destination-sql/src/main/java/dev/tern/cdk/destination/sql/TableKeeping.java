package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.DataType;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings the rows that a table has into the order its stream needs: one for each key. */
final class TableKeeping {

  private static final int CHUNK = 5_000;

  private final Session session;
  private final SqlDialect dialect;
  private final TableName table;
  private final TablePlan plan;

  TableKeeping(Session session, TableName table, TablePlan plan) {
    this.session = session;
    this.dialect = session.dialect();
    this.table = table;
    this.plan = plan;
  }

  /** Leaves the newest row of every key, as if the rows had come in one batch. */
  void reduce(Optional<TableName> tombstones) throws SQLException {
    if (!session.exists("SELECT 1 FROM " + dialect.sql(table) + " LIMIT 1")) {
      return;
    }
    List<SqlColumn> all = new ArrayList<>(plan.columns());
    String names = names(all);
    all.add(BatchRows.column(dialect, BatchRows.POSITION, DataType.Kind.INTEGER));
    SqlTable batch = BatchTable.create(session, all);
    session.execute(
        String.format(
            "INSERT INTO %s SELECT %s, row_number() OVER () FROM %s",
            dialect.sql(batch.name()), names, dialect.sql(table)));
    session.execute("DELETE FROM " + dialect.sql(table));
    new Merge(session, plan.layout(), table, tombstones).run(batch, plan.columns(), true);
    BatchTable.drop(session, batch);
  }

  /** Fills the columns that rows are compared by, for rows that were written without them. */
  void fillPaths() throws SQLException, IOException {
    List<PathColumn> paths = plan.layout().paths();
    if (paths.isEmpty()) {
      return;
    }
    SqlColumn id = plan.layout().metadata(MetadataColumn.RAW_ID);
    session.execute(
        String.format(
            "UPDATE %1$s SET %2$s = %3$s WHERE %2$s IS NULL",
            dialect.sql(table), dialect.quote(id.name()), dialect.newUuid()));
    List<SqlColumn> columns = new ArrayList<>(List.of(id));
    paths.forEach(path -> columns.add(path.column()));
    SqlTable filled = BatchTable.create(session, columns);
    List<@Nullable Object[]> some = new ArrayList<>();
    session.each(
        sources(id, paths),
        row -> {
          some.add(values(row, paths));
          if (some.size() >= CHUNK) {
            load(filled, some);
          }
        });
    load(filled, some);
    String name = dialect.quote(table.table());
    String assignments =
        paths.stream()
            .map(path -> dialect.quote(path.column().name()))
            .map(column -> column + " = filled." + column)
            .collect(Collectors.joining(", "));
    session.execute(
        String.format(
            "UPDATE %1$s SET %2$s FROM %3$s AS filled WHERE filled.%4$s = %5$s.%4$s",
            dialect.sql(table),
            assignments,
            dialect.sql(filled.name()),
            dialect.quote(id.name()),
            name));
    BatchTable.drop(session, filled);
  }

  private void load(SqlTable filled, List<@Nullable Object[]> rows)
      throws SQLException, IOException {
    try (RowLoader loader = session.loader(filled, filled.columns())) {
      for (@Nullable Object[] row : rows) {
        loader.add(row);
      }
      loader.finish();
    }
    rows.clear();
  }

  private String sources(SqlColumn id, List<PathColumn> paths) {
    List<SqlColumn> columns = new ArrayList<>(List.of(id));
    for (PathColumn path : paths) {
      columns.add(source(path).map(PropertyColumn::column).orElse(id));
    }
    return "SELECT " + names(columns) + " FROM " + dialect.sql(table);
  }

  private Optional<PropertyColumn> source(PathColumn path) {
    return plan.layout().properties().stream()
        .filter(property -> property.property().equals(path.path().get(0)))
        .findFirst();
  }

  private @Nullable Object[] values(ResultSet row, List<PathColumn> paths) throws SQLException {
    @Nullable Object[] values = new Object[paths.size() + 1];
    values[0] = UUID.fromString(row.getString(1));
    for (int i = 0; i < paths.size(); i++) {
      PathColumn path = paths.get(i);
      boolean known = source(path).isPresent();
      JsonNode first = known ? parse(row.getString(i + 2)) : MissingNode.getInstance();
      JsonNode value = PathColumn.walk(first, path.path().subList(1, path.path().size()));
      values[i + 1] = path.convert(value, new RowChanges(0));
    }
    return values;
  }

  /** A column may hold text where the stream declares JSON by now. */
  private static JsonNode parse(@Nullable String text) {
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private String names(List<SqlColumn> columns) {
    return columns.stream()
        .map(column -> dialect.quote(column.name()))
        .collect(Collectors.joining(", "));
  }
}
