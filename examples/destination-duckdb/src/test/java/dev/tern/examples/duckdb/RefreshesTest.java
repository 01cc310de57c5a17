package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.RefreshesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Refreshes on DuckDB. */
class RefreshesTest extends RefreshesSuiteTest {

  @TempDir private Path folder = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(folder);
  }
}
