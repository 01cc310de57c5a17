package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tree of one JSON value, the same that the mapper builds, without the mapper: that takes
 * longer to load than a short command takes for all the rest.
 */
final class TreeReader {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;

  TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The value that starts at the token the parser is at; at its last token afterwards. */
  JsonNode read() throws IOException {
    JsonNode root = node(parser.currentToken());
    if (root instanceof ContainerNode<?> container) {
      fill(container);
    }
    return root;
  }

  /** Not by recursion: input may be nested deeper than the stack. */
  private void fill(ContainerNode<?> root) throws IOException {
    Deque<ContainerNode<?>> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      JsonToken token = parser.nextToken();
      if (token.isStructEnd()) {
        open.pop();
      } else if (token != JsonToken.FIELD_NAME) {
        JsonNode child = node(token);
        add(open.element(), child);
        if (child instanceof ContainerNode<?> container) {
          open.push(container);
        }
      }
    }
  }

  private void add(ContainerNode<?> parent, JsonNode child) throws IOException {
    if (parent instanceof ObjectNode object) {
      object.set(parser.currentName(), child);
    } else {
      ((ArrayNode) parent).add(child);
    }
  }

  private JsonNode node(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> NODES.objectNode();
      case START_ARRAY -> NODES.arrayNode();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.instance;
      default -> throw new IllegalStateException("No value starts with " + token + ".");
    };
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
