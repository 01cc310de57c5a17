package dev.tern.examples.postgres;

import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlSettings;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;

/** Stores each stream as a typed table of a PostgreSQL database. */
public final class PostgresDestination extends SqlDestination<PostgresConfig> {

  /** For {@link #main} and for tests. */
  public PostgresDestination() {}

  /** A server that does not answer is an answer, too. */
  @Override
  protected void check(PostgresConfig config) throws Exception {
    try {
      super.check(config);
    } catch (TransientException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  protected SqlDialect dialect(PostgresConfig config) {
    return new PostgresDialect(config);
  }

  @Override
  protected SqlSettings settings(PostgresConfig config) {
    return config.settings();
  }

  @Override
  protected BatchLimits batchLimits(PostgresConfig config) {
    return BatchLimits.usual().withRows(config.batchRows());
  }

  /** Runs it as a process. */
  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new PostgresDestination(), args));
  }
}
