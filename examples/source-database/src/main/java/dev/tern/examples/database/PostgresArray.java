package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

/** One array in PostgreSQL's text form: <code>{{1,NULL},{"a b",c}}</code>. */
final class PostgresArray {

  private final String text;
  private final char delimiter;
  private final TextReader values;
  private int position;

  /** The bounds of an array that does not begin at 1 stand before it; JSON cannot say them. */
  PostgresArray(String text, char delimiter, TextReader values) {
    this.text = text;
    this.delimiter = delimiter;
    this.values = values;
    this.position = text.charAt(0) == '[' ? text.indexOf('=') + 1 : 0;
  }

  JsonNode read(Loss loss) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    position++;
    while (text.charAt(position) != '}') {
      array.add(element(loss));
      if (text.charAt(position) == delimiter) {
        position++;
      }
    }
    position++;
    return array;
  }

  private JsonNode element(Loss loss) {
    return switch (text.charAt(position)) {
      case '{' -> read(loss);
      case '"' -> values.read(quoted(), loss);
      default -> plain(loss);
    };
  }

  private JsonNode plain(Loss loss) {
    int start = position;
    while (text.charAt(position) != delimiter && text.charAt(position) != '}') {
      position++;
    }
    String word = text.substring(start, position);
    return word.equals("NULL") ? NullNode.getInstance() : values.read(word, loss);
  }

  /** A backslash takes the meaning from what follows it. */
  private String quoted() {
    StringBuilder value = new StringBuilder();
    position++;
    while (text.charAt(position) != '"') {
      if (text.charAt(position) == '\\') {
        position++;
      }
      value.append(text.charAt(position));
      position++;
    }
    position++;
    return value.toString();
  }
}
