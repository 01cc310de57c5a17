package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.ModesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sync modes on PostgreSQL. */
@ExtendWith(ServerForAll.class)
final class ModesTest extends ModesSuiteTest {

  private final SqlStore store;

  ModesTest(PostgresServer server) {
    this.store = PostgresStore.fresh(server);
  }

  @Override
  protected SqlStore store() {
    return store;
  }
}
