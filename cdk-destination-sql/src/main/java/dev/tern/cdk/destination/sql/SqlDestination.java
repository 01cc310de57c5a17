package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.AbstractDestination;

/**
 * What the author of a destination that keeps typed tables extends.
 *
 * <p>Two methods have to be written: {@link #dialect} and {@link #settings}.
 *
 * @param <C> the configuration
 */
public abstract class SqlDestination<C> extends AbstractDestination<C> {

  /** For subclasses. */
  protected SqlDestination() {}

  /** How to speak to the database; called once. */
  protected abstract SqlDialect dialect(C config) throws Exception;

  /** What the user chose about the tables. */
  protected abstract SqlSettings settings(C config);
}
