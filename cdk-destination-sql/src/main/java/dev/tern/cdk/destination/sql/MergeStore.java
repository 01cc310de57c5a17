package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Keeps the newest row of each key; storing a batch twice changes nothing. */
final class MergeStore implements RowStore {

  private final SqlTable table;
  private final StreamLayout layout;
  private final BatchRows rows;
  private final Optional<TableName> tombstones;

  MergeStore(SqlTable table, StreamLayout layout, BatchRows rows, Optional<TableName> tombstones) {
    this.table = table;
    this.layout = layout;
    this.rows = rows;
    this.tombstones = tombstones;
  }

  @Override
  public Map<Integer, String> write(Session session, Batch batch) throws SQLException, IOException {
    SqlTable loaded = BatchTable.create(session, rows.columns(session.dialect()));
    BatchRows.Loaded outcome = rows.load(session, loaded, batch);
    new Merge(session, layout, table.name(), tombstones)
        .run(loaded, layout.columns(), outcome.nullKeys());
    BatchTable.drop(session, loaded);
    return outcome.refused();
  }
}
