package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.EvolutionSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Changes of schemas on DuckDB. */
class EvolutionTest extends EvolutionSuiteTest {

  @TempDir private Path folder = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(folder);
  }
}
