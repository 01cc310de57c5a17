package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * The way from a value as SQLite stores it, a Long, Integer, Double, String or byte array, to JSON.
 */
@FunctionalInterface
interface StorageReader {

  /** The value; a JSON null with a note when it is not of the type. */
  JsonNode read(Object stored, Loss loss);

  /** Reads a column by its storage class, past the driver's own ideas about types. */
  default ValueReader column() {
    return (row, index, loss) -> {
      Object stored = row.getObject(index);
      return stored == null ? NullNode.getInstance() : read(stored, loss);
    };
  }
}
