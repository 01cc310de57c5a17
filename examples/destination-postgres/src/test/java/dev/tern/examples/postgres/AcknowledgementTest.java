package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.AcknowledgementSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL holds at every echo. */
@ExtendWith(ServerForAll.class)
class AcknowledgementTest extends AcknowledgementSuiteTest {

  private final PostgresServer server;

  AcknowledgementTest(PostgresServer server) {
    this.server = server;
  }

  @Override
  protected SqlStore store() {
    return PostgresStore.fresh(server);
  }
}
