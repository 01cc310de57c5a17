package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.StreamWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stream into its table, each batch in a transaction.
 *
 * <p>Nothing is touched before the first batch or the end of the stream: by then every stream of
 * the catalog was looked at.
 */
final class SqlStreamWriter implements StreamWriter {

  private final SqlDatabase database;
  private final Route route;
  private @Nullable RowStore store;

  SqlStreamWriter(SqlDatabase database, Route route) {
    this.database = database;
    this.route = route;
  }

  /**
   * Where the records of a stream go.
   *
   * @param target the table they are written to
   * @param table the stream's own table
   * @param outdated staging tables that nobody will complete
   * @param origin where the rows come from
   * @param misfits what becomes of values without a place
   * @param end what complete does
   * @param survives true when an interrupted replacement goes on in the next sync
   */
  record Route(
      Target target,
      TableName table,
      List<TableName> outdated,
      RowOrigin origin,
      Misfits misfits,
      End end,
      boolean survives) {}

  /** What happens when a stream is complete. */
  enum End {
    /** Nothing: all rows are where they belong. */
    STAY,
    /** Rows of earlier generations go. */
    DROP_EARLIER,
    /** The staged table takes its place. */
    SWAP
  }

  @Override
  public void write(Batch batch) {
    RowStore ready = ready();
    Map<Integer, String> refused = database.transaction(session -> ready.write(session, batch));
    ready.committed();
    refused.forEach(batch::reject);
  }

  @Override
  public void complete() {
    ready();
    switch (route.end()) {
      case STAY -> {}
      case DROP_EARLIER -> database.run(this::dropEarlier);
      case SWAP -> database.define(replacement()::run);
    }
  }

  @Override
  public void abandon() {
    if (route.end() == End.SWAP && !route.survives()) {
      database.define(session -> Replacement.discard(session, route.target().table()));
    }
  }

  private RowStore ready() {
    if (store == null) {
      database.define(
          session -> {
            for (TableName staging : route.outdated()) {
              Replacement.discard(session, staging);
            }
          });
      SqlTable table = route.target().prepare(database);
      store = route.target().store(database.dialect(), table, route.origin(), route.misfits());
    }
    return store;
  }

  private Replacement replacement() {
    Optional<TableName> tombstones = route.target().tombstones(database.dialect());
    return new Replacement(route.target().table(), route.table(), tombstones);
  }

  private void dropEarlier(Session session) throws java.sql.SQLException {
    SqlDialect dialect = database.dialect();
    SqlColumn generation = route.target().plan().layout().metadata(MetadataColumn.GENERATION_ID);
    session.execute(
        String.format(
            "DELETE FROM %1$s WHERE %2$s < %3$d OR %2$s IS NULL",
            dialect.sql(route.table()),
            dialect.quote(generation.name()),
            route.origin().generationId()));
  }
}
