package dev.tern.cdk.destination.sql;

import java.util.List;
import java.util.stream.Collectors;

/** What the modes that change rows do to them. */
final class Changes {

  private Changes() {}

  /**
   * Writes the fields that a record has over those of its row, record by record in the order they
   * came. A record whose cursor is older than that of the row changes nothing.
   */
  static ChangeStore.Change update(TableName table, StreamLayout layout) {
    return (session, batch, comparison) -> {
      SqlDialect dialect = session.dialect();
      String position = dialect.quote(dialect.names().shown(BatchRows.POSITION));
      String ranked =
          String.format(
              "(SELECT *, row_number() OVER (PARTITION BY %s ORDER BY %s) AS n FROM %s)",
              comparison.key(), position, dialect.sql(batch.name()));
      String name = dialect.quote(table.table());
      String update =
          String.format(
              "UPDATE %s SET %s FROM %s AS fresh WHERE %s AND NOT coalesce(%s, FALSE) AND fresh.n = ",
              dialect.sql(table),
              assignments(dialect, layout, name),
              ranked,
              comparison.sameKey("fresh", name),
              comparison.olderCursor("fresh", name));
      long rounds =
          session
              .query("SELECT coalesce(max(n), 0) FROM " + ranked + " AS r", row -> row.getLong(1))
              .get(0);
      for (long round = 1; round <= rounds; round++) {
        session.execute(update + round);
      }
    };
  }

  /** Marks the rows as deleted at the time of the record. */
  static ChangeStore.Change delete(TableName table, StreamLayout layout, SqlColumn deletedAt) {
    return (session, batch, comparison) -> {
      SqlDialect dialect = session.dialect();
      String name = dialect.quote(table.table());
      String extracted = dialect.quote(layout.metadata(MetadataColumn.EXTRACTED_AT).name());
      session.execute(
          String.format(
              "UPDATE %s SET %s = fresh.deleted FROM (SELECT %s, max(%s) AS deleted FROM %s GROUP"
                  + " BY %s) AS fresh WHERE %s",
              dialect.sql(table),
              dialect.quote(deletedAt.name()),
              comparison.key(),
              extracted,
              dialect.sql(batch.name()),
              comparison.key(),
              comparison.sameKey("fresh", name)));
    };
  }

  private static String assignments(SqlDialect dialect, StreamLayout layout, String table) {
    String fields = "fresh." + dialect.quote(dialect.names().shown(BatchRows.FIELDS));
    List<SqlColumn> columns = layout.columns();
    int metadata = MetadataColumn.values().length;
    return columns.stream()
        .filter(column -> !layout.isKey(column) && !column.equals(columns.get(0)))
        .map(
            column -> {
              int place = columns.indexOf(column);
              String name = dialect.quote(column.name());
              return place < metadata
                  ? name + " = fresh." + name
                  : String.format(
                      "%1$s = CASE WHEN %2$s LIKE '%%,%3$d,%%' THEN fresh.%1$s ELSE %4$s.%1$s END",
                      name, fields, place, table);
            })
        .collect(Collectors.joining(", "));
  }
}
