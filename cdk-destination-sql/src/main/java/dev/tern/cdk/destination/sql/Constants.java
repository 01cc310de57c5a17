package dev.tern.cdk.destination.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that nearly all rows of a sync have in common. A table of the kit's own can fill it
 * in by itself, so that it is neither sent nor parsed for each row.
 */
final class Constants {

  /** Next to each other, in the order of their places. */
  private static final List<MetadataColumn> COLUMNS =
      List.of(MetadataColumn.META, MetadataColumn.GENERATION_ID);

  private final String meta;
  private final long generationId;

  Constants(RowOrigin origin) {
    this.meta = RowChanges.unchanged(origin.syncId());
    this.generationId = origin.generationId();
  }

  /** Lets a table fill them in; false where the database has no way that saves something. */
  boolean fillIn(Session session, TableName table) throws SQLException {
    SqlDialect dialect = session.dialect();
    List<String> statements = new ArrayList<>();
    statements.addAll(dialect.fillIn(table, MetadataColumn.META.in(dialect), "'" + meta + "'"));
    statements.addAll(
        dialect.fillIn(
            table, MetadataColumn.GENERATION_ID.in(dialect), String.valueOf(generationId)));
    for (String statement : statements) {
      session.execute(statement);
    }
    return !statements.isEmpty();
  }

  /** Makes a table forget what it filled in: it is about to be the user's. */
  static void forget(Session session, TableName table) throws SQLException {
    SqlDialect dialect = session.dialect();
    for (MetadataColumn column : COLUMNS) {
      for (String statement : dialect.fillInNothing(table, column.in(dialect))) {
        session.execute(statement);
      }
    }
  }

  /** Whether a row has them. */
  boolean areIn(@Nullable Object[] row) {
    return meta.equals(row[MetadataColumn.META.place()]);
  }

  /** The columns that are left. */
  static List<SqlColumn> without(List<SqlColumn> columns) {
    List<SqlColumn> left = new ArrayList<>(columns);
    left.subList(first(), last() + 1).clear();
    return left;
  }

  /** Takes them out of a row. */
  static void without(@Nullable Object[] row, @Nullable Object[] left) {
    System.arraycopy(row, 0, left, 0, first());
    System.arraycopy(row, last() + 1, left, first(), row.length - last() - 1);
  }

  private static int first() {
    return COLUMNS.get(0).place();
  }

  private static int last() {
    return COLUMNS.get(COLUMNS.size() - 1).place();
  }
}
