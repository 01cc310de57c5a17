package dev.tern.cdk.destination.sql;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The bulk way of rows into one table, inside the transaction that is open. For one thread.
 *
 * <p>Its life: {@link #add} any number of times, then {@link #finish} unless something failed, then
 * {@link #close}.
 */
public interface RowLoader extends AutoCloseable {

  /**
   * Adds a row. The array is used again for the next one.
   *
   * @param values one for each column the loader was made for, of the Java types {@link
   *     SqlType.Kind} names; null is NULL
   */
  void add(@Nullable Object[] values) throws SQLException, IOException;

  /** Returns when all rows are in the table. */
  void finish() throws SQLException, IOException;

  /** Releases what the loader holds; rows may be lost when it was not finished. */
  @Override
  void close() throws SQLException;
}
