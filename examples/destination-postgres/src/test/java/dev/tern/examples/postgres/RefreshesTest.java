package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.RefreshesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refreshes on PostgreSQL. */
@ExtendWith(ServerForAll.class)
final class RefreshesTest extends RefreshesSuiteTest {

  private final SqlStore store;

  RefreshesTest(PostgresServer server) {
    this.store = PostgresStore.fresh(server);
  }

  @Override
  protected SqlStore store() {
    return store;
  }
}
