package dev.tern.examples.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.util.List;
import java.util.UUID;

/** A schema of its own for a test of the suites of SQL destinations. */
record PostgresStore(PostgresServer server, String schema) implements SqlStore {

  static PostgresStore fresh(PostgresServer server) {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    server.execute("CREATE SCHEMA " + schema);
    return new PostgresStore(server, schema);
  }

  @Override
  public SqlDestination<?> destination() {
    return new PostgresDestination();
  }

  @Override
  public ObjectNode config() {
    return server.json().put("schema", schema);
  }

  @Override
  public List<String> query(String sql) {
    return server.query(sql);
  }

  @Override
  public void execute(String sql) {
    server.execute(sql);
  }

  @Override
  public String table(String name) {
    return schema + ".\"" + name + '"';
  }

  @Override
  public List<String> tables() {
    return server.query(
        "SELECT tablename FROM pg_tables WHERE schemaname = '"
            + schema
            + "' ORDER BY tablename COLLATE \"C\"");
  }
}
