package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds the rows of batches to a table.
 *
 * <p>When a connection is lost while it commits, nobody knows whether the batch is stored. Then the
 * next try looks for its first row before it adds anything.
 */
final class AppendStore implements RowStore {

  private final SqlTable table;
  private final StreamLayout layout;
  private final BatchRows rows;
  private BatchRows.@Nullable Loaded attempt;

  AppendStore(SqlTable table, StreamLayout layout, BatchRows rows) {
    this.table = table;
    this.layout = layout;
    this.rows = rows;
  }

  @Override
  public Map<Integer, String> write(Session session, Batch batch) throws SQLException, IOException {
    BatchRows.Loaded before = attempt;
    if (before != null && isStored(session, before.firstId())) {
      return before.refused();
    }
    attempt = rows.load(session, table, batch);
    return attempt.refused();
  }

  @Override
  public void committed() {
    attempt = null;
    rows.committed();
  }

  private boolean isStored(Session session, @Nullable UUID id) throws SQLException {
    SqlDialect dialect = session.dialect();
    String column = dialect.quote(layout.metadata(MetadataColumn.RAW_ID).name());
    return id != null
        && session.exists(
            String.format(
                "SELECT 1 FROM %s WHERE %s = CAST('%s' AS %s)",
                dialect.sql(table.name()), column, id, dialect.uuidType()));
  }
}
