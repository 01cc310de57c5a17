package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ColumnScanner;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * One record of a batch. Its data is parsed only when {@link #data} or {@link #scan} is called.
 *
 * <p>Data is in v0, as the schema of the {@link WriteRequest} is: numbers are JSON numbers. A
 * stream that comes in v1 is translated, by every method and at every call (TYPE-7).
 */
public interface BatchRecord {

  /** Position in the batch, counted from 0. */
  int index();

  /** A number that grows with every record and state that arrives in a sync. */
  long position();

  /** The data as a tree with exact numbers; a new one for every call. */
  ObjectNode data();

  /** Finds the columns in the data without building a tree. */
  void scan(ColumnScanner columns);

  /**
   * Writes the data, as it came unless it came in v1: one JSON object in UTF-8, on one line,
   * without a line end.
   */
  void writeData(OutputStream out) throws IOException;

  /** When the source extracted the record, in epoch milliseconds. */
  long emittedAt();

  /** What the source says it changed: the {@code changes} array of the record's {@code meta}. */
  Optional<JsonNode> changes();
}
