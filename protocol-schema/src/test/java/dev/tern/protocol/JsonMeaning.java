package dev.tern.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The meaning of a JSON text, comparable with {@code equals}.
 *
 * <p>Fields may change places. A number means the very characters it is written with, so {@code
 * 1.10} differs from {@code 1.1}; only two spellings that a plain decimal cannot keep are resolved:
 * an exponent is written out and the sign of a zero is dropped.
 */
final class JsonMeaning {

  /** A number by its digits, never equal to a text of the same characters. */
  record Digits(String plain) {

    static Digits of(String token) {
      boolean exponent = token.indexOf('e') >= 0 || token.indexOf('E') >= 0;
      String plain = exponent ? new BigDecimal(token).toPlainString() : token;
      boolean zero = plain.startsWith("-") && new BigDecimal(plain).signum() == 0;
      return new Digits(zero ? plain.substring(1) : plain);
    }
  }

  private JsonMeaning() {}

  static Object of(String json) throws IOException {
    try (JsonParser parser = WireJson.MAPPER.createParser(json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Digits.of(parser.getText());
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonToken.VALUE_NULL;
      default -> throw new IOException("Not a JSON value: " + parser.currentToken());
    };
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }
}
