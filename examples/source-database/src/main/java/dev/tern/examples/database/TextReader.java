package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** The way from PostgreSQL's text for a value to JSON. */
@FunctionalInterface
interface TextReader {

  /** The value; a JSON null with a note for what the protocol cannot say. */
  JsonNode read(String text, Loss loss);

  /** What stands for a value that cannot be said. */
  static JsonNode lost(Loss loss) {
    loss.note();
    return NullNode.getInstance();
  }
}
