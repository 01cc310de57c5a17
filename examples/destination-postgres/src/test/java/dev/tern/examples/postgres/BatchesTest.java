package dev.tern.examples.postgres;

import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlSettings;
import dev.tern.cdk.destination.sql.suite.BatchesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** When PostgreSQL is written to. */
@ExtendWith(ServerForAll.class)
class BatchesTest extends BatchesSuiteTest {

  private final PostgresServer server;

  BatchesTest(PostgresServer server) {
    this.server = server;
  }

  @Override
  protected SqlStore store() {
    return PostgresStore.fresh(server);
  }

  @Override
  protected SqlDestination<?> limited(BatchLimits limits) {
    return new Limited(limits);
  }

  /** The destination with other limits. */
  private static final class Limited extends SqlDestination<PostgresConfig> {
    private final PostgresDestination destination = new PostgresDestination();
    private final BatchLimits limits;

    Limited(BatchLimits limits) {
      this.limits = limits;
    }

    @Override
    protected SqlDialect dialect(PostgresConfig config) {
      return destination.dialect(config);
    }

    @Override
    protected SqlSettings settings(PostgresConfig config) {
      return destination.settings(config);
    }

    @Override
    protected BatchLimits batchLimits(PostgresConfig config) {
      return limits;
    }
  }
}
