package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.suite.DedupPropertiesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Rows in random order on PostgreSQL. */
final class DedupPropertiesTest extends DedupPropertiesSuiteTest {

  private static @Nullable PostgresServer server;

  @BeforeContainer
  static void start() {
    server = new PostgresServer();
  }

  @AfterContainer
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected SqlStore store() {
    if (server == null) {
      throw new IllegalStateException("The server was not started.");
    }
    return PostgresStore.fresh(server);
  }
}
