package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.HeapSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB with little memory. */
class HeapTest extends HeapSuiteTest {

  @TempDir private Path database = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(database);
  }
}
