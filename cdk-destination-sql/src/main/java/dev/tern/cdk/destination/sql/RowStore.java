package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** The way of a batch into a table, which depends on the sync mode. For one thread at a time. */
interface RowStore {

  /**
   * Stores a batch in the transaction that is open.
   *
   * @return the records that are refused, with the reason
   */
  Map<Integer, String> write(Session session, Batch batch) throws SQLException, IOException;

  /** The batch that was written last is durable. */
  default void committed() {}
}
