package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.AcknowledgementSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB holds at every echo. */
class AcknowledgementTest extends AcknowledgementSuiteTest {

  @TempDir private Path database = Path.of("");

  @Override
  protected SqlStore store() {
    return new DuckDbStore(database);
  }
}
