package dev.tern.protocol.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;

/** JSON text as the tests write it: single quotes, exact numbers. */
public final class Json {
  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Reads text in which single quotes stand for double ones. */
  public static JsonNode read(String text) {
    return readExactly(text.replace('\'', '"'));
  }

  /** Reads text as it stands. */
  public static JsonNode readExactly(String text) {
    try {
      return EXACT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an object. */
  public static ObjectNode object(String text) {
    return (ObjectNode) read(text);
  }

  /** The same JSON where equal numbers look equal, however they are written. */
  public static JsonNode byValue(JsonNode node) {
    if (node.isNumber()) {
      return TextNode.valueOf("number " + node.decimalValue().stripTrailingZeros().toPlainString());
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(byValue(element)));
      return array;
    }
    if (node.isObject()) {
      var object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(entry -> object.set(entry.getKey(), byValue(entry.getValue())));
      return object;
    }
    return node;
  }
}
