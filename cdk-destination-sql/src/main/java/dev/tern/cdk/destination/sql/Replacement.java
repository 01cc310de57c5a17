package dev.tern.cdk.destination.sql;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The step in which a staged table takes the place of the stream's own (WRITE-10).
 *
 * @param staging the table that is complete
 * @param table the place
 * @param tombstones where the deleted rows of the staged table are remembered
 */
record Replacement(TableName staging, TableName table, Optional<TableName> tombstones) {

  /** Swaps, unless that was done in a try whose end nobody saw. */
  void run(Session session) throws SQLException {
    Catalog catalog = new Catalog(session);
    if (!catalog.exists(staging)) {
      return;
    }
    Constants.forget(session, staging);
    TableDefinitions definitions = new TableDefinitions(session);
    TableName old = new KitTables(session.dialect().names()).tombstones(table);
    KeyRegistry registry = new KeyRegistry(session, table.schema());
    Optional<TableKey> key = registry.find(staging);
    SqlTable live = new SqlTable(table, catalog.columns(table));
    SqlTable staged = new SqlTable(staging, catalog.columns(staging));
    for (String statement : session.dialect().swap(staged, live)) {
      session.execute(statement);
    }
    definitions.drop(old);
    if (tombstones.isPresent()) {
      definitions.rename(tombstones.get(), old);
    }
    registry.forget(staging);
    registry.forget(table);
    if (key.isPresent()) {
      registry.put(table, key.get());
    }
  }

  /** Drops a staged table with all that belongs to it. */
  static void discard(Session session, TableName staging) throws SQLException {
    TableDefinitions definitions = new TableDefinitions(session);
    definitions.drop(staging);
    definitions.drop(new KitTables(session.dialect().names()).tombstones(staging));
    new KeyRegistry(session, staging.schema()).forget(staging);
  }
}
