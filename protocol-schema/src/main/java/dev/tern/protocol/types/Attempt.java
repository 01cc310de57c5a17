package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The outcome of making one scalar fit.
 *
 * @param value what is left of the value
 * @param loss what was lost
 */
record Attempt(JsonNode value, Loss loss) {
  /** What making a value fit cost. */
  enum Loss {
    /** Nothing. */
    NONE,
    /** A part that the type cannot hold, such as the zone of a timestamp without one. */
    PART,
    /** Digits behind the scale. */
    DIGITS,
    /** The value: it is larger than the type. */
    TOO_LARGE,
    /** The value: it is none of the type. */
    NOT_OF_TYPE
  }

  static Attempt lossless(JsonNode value) {
    return new Attempt(value, Loss.NONE);
  }

  static Attempt lossless(String text) {
    return lossless(TextNode.valueOf(text));
  }

  static Attempt notOfType() {
    return new Attempt(NullNode.getInstance(), Loss.NOT_OF_TYPE);
  }
}
