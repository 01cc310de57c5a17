package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The way of one Java type to the protocol and back. */
interface JavaMapping {
  /** The protocol type. */
  DataType type();

  /** The wire form of a value that is not null. */
  JsonNode write(Object value);

  /**
   * The Java value of a wire value that is not null; throws IllegalArgumentException when it is
   * none of the type.
   */
  Object read(JsonNode value);

  /** The Java value that stands for null. */
  default @Nullable Object absent() {
    return null;
  }

  /** The Java value of any wire value. */
  default @Nullable Object readNullable(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? absent() : read(value);
  }
}
