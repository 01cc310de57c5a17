package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.Capabilities;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.StreamDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a destination that keeps typed tables extends.
 *
 * <p>Two methods have to be written: {@link #dialect} and {@link #settings}. The kit makes and
 * evolves the tables, names them, adds, replaces, merges and deletes rows. Each batch is one
 * transaction.
 *
 * @param <C> the configuration
 */
public abstract class SqlDestination<C> extends AbstractDestination<C> {

  private @Nullable SqlDatabase database;
  private @Nullable StreamTables tables;

  /** For subclasses. */
  protected SqlDestination() {}

  /** How to speak to the database; called once. */
  protected abstract SqlDialect dialect(C config) throws Exception;

  /** What the user chose about the tables. */
  protected abstract SqlSettings settings(C config);

  /**
   * Decides which differences between a table and its stream are evened: all of them unless
   * overridden. What is left out stays as it is; values that do not fit become null. Not asked
   * where a {@link SchemaContract} forbids changes.
   *
   * @throws dev.tern.cdk.error.ConfigException to stop before anything is touched
   */
  protected SchemaDiff evolve(C config, StreamDescriptor stream, SchemaDiff diff) {
    return diff;
  }

  /** Makes a table in the schema for streams without a namespace, and undoes it. */
  @Override
  protected void check(C config) throws Exception {
    SqlDatabase tried = database(config);
    String schema = settings(config).schema();
    tried.attempt(session -> Probe.run(session, schema));
  }

  @Override
  protected final StreamWriter open(C config, WriteRequest request) throws Exception {
    SqlDatabase open = database(config);
    SqlSettings settings = settings(config);
    return open.transaction(
        session -> {
          if (tables == null) {
            tables = StreamTables.open(session, settings.schema());
          }
          TableName table = tables.of(session, request.descriptor());
          StreamOpening opening =
              new StreamOpening(
                  session, settings, request, diff -> evolve(config, request.descriptor(), diff));
          return new SqlStreamWriter(open, opening.route(table));
        });
  }

  @Override
  protected Capabilities capabilities() {
    return Capabilities.ofAllModes()
        .withRefreshes()
        .withSchemaEvolution()
        .withHardDeletes()
        .withSoftDeletes();
  }

  /** Closes the connections; an override calls this first. */
  @Override
  protected void close() throws Exception {
    if (database != null) {
      database.close();
    }
  }

  private SqlDatabase database(C config) throws Exception {
    if (database == null) {
      database = new SqlDatabase(dialect(config));
    }
    return database;
  }
}
