package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import java.util.List;

/** A database file for the suites of SQL destinations. */
final class DuckDbStore implements SqlStore {

  private final Warehouse warehouse;

  DuckDbStore(Path folder) {
    this(new Warehouse(folder));
  }

  private DuckDbStore(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public SqlDestination<?> destination() {
    return new DuckDbDestination();
  }

  @Override
  public ObjectNode config() {
    return JsonNodeFactory.instance.objectNode().put("path", warehouse.file().toString());
  }

  @Override
  public List<String> query(String sql) {
    return warehouse.query(sql);
  }

  @Override
  public SqlStore snapshot() {
    return new DuckDbStore(warehouse.copy());
  }

  @Override
  public void execute(String sql) {
    warehouse.execute(sql);
  }

  @Override
  public String table(String name) {
    return '"' + name + '"';
  }

  @Override
  public List<String> tables() {
    return warehouse.query(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY 1");
  }
}
