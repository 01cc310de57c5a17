package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Where a JSON value stands in a byte array.
 *
 * @param object whether the value is a JSON object
 */
record Range(int offset, int length, boolean object) {

  /** The index behind it. */
  int end() {
    return offset + length;
  }

  /**
   * Skips the value the parser is at and tells where it was.
   *
   * @param base where the parser's input starts in its array
   */
  static Range skip(JsonParser parser, int base) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return new Range(base + start, end - start, object);
  }
}
