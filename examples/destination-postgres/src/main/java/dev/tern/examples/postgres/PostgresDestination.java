package dev.tern.examples.postgres;

import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlSettings;

/** Stores each stream as a typed table of a PostgreSQL database. */
public final class PostgresDestination extends SqlDestination<PostgresConfig> {

  /** For {@link #main} and for tests. */
  public PostgresDestination() {}

  @Override
  protected SqlDialect dialect(PostgresConfig config) {
    return new PostgresDialect(config);
  }

  @Override
  protected SqlSettings settings(PostgresConfig config) {
    return config.settings();
  }

  /** Runs it as a process. */
  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new PostgresDestination(), args));
  }
}
