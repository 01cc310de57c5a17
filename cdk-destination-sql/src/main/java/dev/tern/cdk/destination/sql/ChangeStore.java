package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Changes rows that are there; a record without a row is refused. */
final class ChangeStore implements RowStore {

  private final SqlTable table;
  private final StreamLayout layout;
  private final BatchRows rows;
  private final Change change;

  ChangeStore(SqlTable table, StreamLayout layout, BatchRows rows, Change change) {
    this.table = table;
    this.layout = layout;
    this.rows = rows;
    this.change = change;
  }

  /** What a batch does to the rows with its keys. */
  interface Change {
    void apply(Session session, SqlTable batch, Comparison comparison) throws SQLException;
  }

  @Override
  public Map<Integer, String> write(Session session, Batch batch) throws SQLException, IOException {
    SqlTable loaded = BatchTable.create(session, rows.columns(session.dialect()));
    BatchRows.Loaded outcome = rows.load(session, loaded, batch);
    Comparison comparison = new Comparison(session.dialect(), layout, outcome.nullKeys());
    Map<Integer, String> refused = new TreeMap<>(outcome.refused());
    refuseUnknown(session, loaded, comparison, refused);
    change.apply(session, loaded, comparison);
    BatchTable.drop(session, loaded);
    return refused;
  }

  private void refuseUnknown(
      Session session, SqlTable batch, Comparison comparison, Map<Integer, String> refused)
      throws SQLException {
    SqlDialect dialect = session.dialect();
    String query =
        String.format(
            "SELECT %s FROM %s AS fresh WHERE NOT EXISTS (SELECT 1 FROM %s AS kept WHERE %s)",
            dialect.quote(dialect.names().shown(BatchRows.POSITION)),
            dialect.sql(batch.name()),
            dialect.sql(table.name()),
            comparison.sameKey("kept", "fresh"));
    for (int position : session.query(query, row -> row.getInt(1))) {
      refused.put(position, "There is no row with its key.");
    }
  }
}
