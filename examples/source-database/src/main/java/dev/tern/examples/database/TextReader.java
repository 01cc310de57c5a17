package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** The way from a database's text for a value to JSON. */
@FunctionalInterface
interface TextReader {

  /** The value; a JSON null with a note for what the protocol cannot say. */
  JsonNode read(String text, Loss loss);

  /** Reads a whole column by its text. */
  default ValueReader column() {
    return (row, index, loss) -> {
      String text = row.getString(index);
      return text == null ? NullNode.getInstance() : read(text, loss);
    };
  }

  /** What stands for a value that cannot be said. */
  static JsonNode lost(Loss loss) {
    loss.note();
    return NullNode.getInstance();
  }
}
