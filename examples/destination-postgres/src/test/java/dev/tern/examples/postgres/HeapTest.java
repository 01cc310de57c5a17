package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.HeapSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL with little memory. */
@ExtendWith(ServerForAll.class)
class HeapTest extends HeapSuiteTest {

  private final PostgresServer server;

  HeapTest(PostgresServer server) {
    this.server = server;
  }

  @Override
  protected SqlStore store() {
    return PostgresStore.fresh(server);
  }
}
