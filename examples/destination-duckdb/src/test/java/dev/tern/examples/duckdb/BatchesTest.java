package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlSettings;
import dev.tern.cdk.destination.sql.suite.BatchesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** When DuckDB is written to. */
class BatchesTest extends BatchesSuiteTest {

  @TempDir private Path database = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(database);
  }

  @Override
  protected SqlDestination<?> limited(BatchLimits limits) {
    return new Limited(limits);
  }

  /** The destination with other limits. */
  private static final class Limited extends SqlDestination<DuckDbDestination.Config> {
    private final DuckDbDestination destination = new DuckDbDestination();
    private final BatchLimits limits;

    Limited(BatchLimits limits) {
      this.limits = limits;
    }

    @Override
    protected SqlDialect dialect(DuckDbDestination.Config config) {
      return destination.dialect(config);
    }

    @Override
    protected SqlSettings settings(DuckDbDestination.Config config) {
      return destination.settings(config);
    }

    @Override
    protected BatchLimits batchLimits(DuckDbDestination.Config config) {
      return limits;
    }

    @Override
    protected void close() throws Exception {
      super.close();
      destination.close();
    }
  }
}
