package dev.tern.cdk.destination.sql.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.SqlDestination;
import java.util.List;

/** An empty database of a test, with the destination that writes to it. */
public interface SqlStore {

  /** A new destination, as for a new process. */
  SqlDestination<?> destination();

  /**
   * The configuration; a new one for every call. The suites add {@code deletes}, {@code
   * schema_contract} and {@code stream_contracts}.
   */
  ObjectNode config();

  /** The rows as texts, columns parted by a bar; a null is written as null. */
  List<String> query(String sql);

  /** What is durable at this moment, while a destination that writes to it stands still. */
  default SqlStore snapshot() {
    return this;
  }

  /** Runs a statement. */
  void execute(String sql);

  /** A table of the schema for streams without a namespace, for SQL. */
  String table(String name);

  /** The names of all tables of that schema, in order. */
  List<String> tables();
}
