package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.EvolutionSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schema evolution on PostgreSQL. */
@ExtendWith(ServerForAll.class)
final class EvolutionTest extends EvolutionSuiteTest {

  private final SqlStore store;

  EvolutionTest(PostgresServer server) {
    this.store = PostgresStore.fresh(server);
  }

  @Override
  protected SqlStore store() {
    return store;
  }
}
