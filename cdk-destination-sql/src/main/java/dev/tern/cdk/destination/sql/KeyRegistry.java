package dev.tern.cdk.destination.sql;

import dev.tern.protocol.types.DataType;
import java.sql.SQLException;
import java.util.Optional;

/** The table in which a schema remembers by which key and cursor its tables are kept. */
final class KeyRegistry {

  private static final String NAME = SafeName.OURS + "keys";
  private static final String TABLE = "table_name";
  private static final String KEY = "kept_by";

  private final Session session;
  private final TableName registry;

  KeyRegistry(Session session, String schema) {
    this.session = session;
    this.registry = new TableName(schema, session.dialect().names().shown(NAME));
  }

  Optional<TableKey> find(TableName table) throws SQLException {
    if (!new Catalog(session).exists(registry)) {
      return Optional.empty();
    }
    String query = String.format("SELECT %s FROM %s WHERE %s = ?", q(KEY), sql(), q(TABLE));
    return session.query(query, row -> row.getString(1), table.table()).stream()
        .findFirst()
        .flatMap(TableKey::parse);
  }

  void put(TableName table, TableKey key) throws SQLException {
    if (!new Catalog(session).exists(registry)) {
      String text = session.dialect().columnType(DataType.of(DataType.Kind.STRING));
      session.execute(
          String.format("CREATE TABLE %s (%s %s, %s %s)", sql(), q(TABLE), text, q(KEY), text));
    }
    forget(table);
    session.update(
        String.format("INSERT INTO %s (%s, %s) VALUES (?, ?)", sql(), q(TABLE), q(KEY)),
        table.table(),
        key.text());
  }

  void forget(TableName table) throws SQLException {
    if (new Catalog(session).exists(registry)) {
      session.update(String.format("DELETE FROM %s WHERE %s = ?", sql(), q(TABLE)), table.table());
    }
  }

  private String sql() {
    return session.dialect().sql(registry);
  }

  private String q(String name) {
    return session.dialect().quote(session.dialect().names().shown(name));
  }
}
