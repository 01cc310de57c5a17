package dev.tern.cdk.destination.sql;

import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table that the records of a stream go to: its own, or one that takes its place later.
 *
 * @param table where it is
 * @param plan what it has to look like
 * @param fields what the stream says
 * @param mode what is done with records
 * @param deletes what deleted records do
 */
record Target(
    TableName table,
    TablePlan plan,
    StreamFields fields,
    DestinationSyncMode mode,
    Deletes deletes) {

  private static final Logger LOG = LoggerFactory.getLogger(Target.class);

  /** Makes the table what it has to be. */
  SqlTable prepare(SqlDatabase database) {
    warn();
    database.define(
        session -> {
          TableDefinitions definitions = new TableDefinitions(session);
          definitions.createSchema(table.schema());
          definitions.realize(table, plan);
        });
    database.define(this::keep);
    return database.transaction(
        session -> new SqlTable(table, new Catalog(session).columns(table)));
  }

  private void warn() {
    List<String> lossy =
        plan.diff().narrowed().stream()
            .filter(change -> !Widening.holds(change.column().type(), change.declared()))
            .map(change -> "'" + change.column().name() + "' " + change.column().type().spelling())
            .toList();
    if (!lossy.isEmpty()) {
      LOG.warn(
          "Table '{}' keeps the types of {}, which the stream declares otherwise. Values that do"
              + " not fit become null.",
          table.table(),
          String.join(", ", lossy));
    }
  }

  /** Remembers the key by which the table is kept, and brings its rows into that order. */
  private void keep(Session session) throws SQLException, IOException {
    KeyRegistry registry = new KeyRegistry(session, table.schema());
    if (!isKeyed()) {
      registry.forget(table);
      return;
    }
    TableKey key = TableKey.of(fields, mode == DestinationSyncMode.APPEND_DEDUP);
    makeTombstones(session);
    if (registry.find(table).filter(key::equals).isPresent()) {
      return;
    }
    TableKeeping keeping = new TableKeeping(session, table, plan);
    keeping.fillPaths();
    if (key.oneRow()) {
      keeping.reduce(tombstones(session.dialect()));
    }
    for (String statement : session.dialect().keyIndex(table, plan.layout().key())) {
      session.execute(statement);
    }
    registry.put(table, key);
  }

  private void makeTombstones(Session session) throws SQLException {
    Optional<TableName> tombstones = tombstones(session.dialect());
    if (tombstones.isEmpty()) {
      return;
    }
    List<SqlColumn> wanted = new Comparison(session.dialect(), plan.layout(), true).compared();
    List<SqlColumn> present = new Catalog(session).columns(tombstones.get());
    if (!definitions(session, wanted).equals(definitions(session, present))) {
      TableDefinitions definitions = new TableDefinitions(session);
      definitions.drop(tombstones.get());
      definitions.create(tombstones.get(), wanted);
    }
  }

  private static List<String> definitions(Session session, List<SqlColumn> columns) {
    List<String> definitions = new ArrayList<>();
    columns.forEach(column -> definitions.add(TablePlan.definition(session.dialect(), column)));
    return definitions;
  }

  /** Where deleted rows are remembered; absent when they stay in the table. */
  Optional<TableName> tombstones(SqlDialect dialect) {
    boolean forgets =
        mode == DestinationSyncMode.APPEND_DEDUP
            && deletes == Deletes.HARD
            && plan.layout().deletedAt().isPresent();
    return forgets
        ? Optional.of(new KitTables(dialect.names()).tombstones(table))
        : Optional.empty();
  }

  /** The way of batches into the table once it is there. */
  RowStore store(SqlDialect dialect, SqlTable present, RowOrigin origin, Misfits misfits) {
    StreamLayout layout = plan.layout();
    return switch (mode) {
      case APPEND, OVERWRITE ->
          new AppendStore(
              present, layout, new BatchRows(layout, origin, misfits, BatchRows.Extra.NONE));
      case APPEND_DEDUP ->
          new MergeStore(
              present,
              layout,
              new BatchRows(layout, origin, misfits, BatchRows.Extra.POSITION),
              tombstones(dialect));
      case UPDATE ->
          new ChangeStore(
              present,
              layout,
              new BatchRows(layout, origin, misfits, BatchRows.Extra.POSITION_AND_FIELDS),
              Changes.update(table, layout));
      case SOFT_DELETE ->
          new ChangeStore(
              present,
              layout,
              new BatchRows(layout, origin, misfits, BatchRows.Extra.POSITION),
              Changes.delete(table, layout, plan.requireDeletedAt()));
    };
  }

  /** True when rows are told apart by a key. */
  private boolean isKeyed() {
    return mode != DestinationSyncMode.APPEND && mode != DestinationSyncMode.OVERWRITE;
  }
}
