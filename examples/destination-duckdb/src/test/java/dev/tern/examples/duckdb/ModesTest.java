package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.ModesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The sync modes on DuckDB. */
class ModesTest extends ModesSuiteTest {

  @TempDir private Path folder = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(folder);
  }
}
