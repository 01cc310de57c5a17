package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * The text of a tree, the same that the mapper writes, without the mapper.
 *
 * <p>Not by recursion: a tree may be deeper than the stack.
 */
final class TreeText {

  private final JsonGenerator json;
  private final Deque<Iterator<?>> open = new ArrayDeque<>();

  TreeText(JsonGenerator json) {
    this.json = json;
  }

  void write(JsonNode root) throws IOException {
    begin(root);
    while (!open.isEmpty()) {
      Iterator<?> rest = open.element();
      if (rest.hasNext()) {
        member(rest.next());
      } else {
        end();
      }
    }
  }

  private void member(Object member) throws IOException {
    if (member instanceof Map.Entry<?, ?> field) {
      json.writeFieldName((String) field.getKey());
      begin((JsonNode) field.getValue());
    } else {
      begin((JsonNode) member);
    }
  }

  private void end() throws IOException {
    open.pop();
    if (json.getOutputContext().inObject()) {
      json.writeEndObject();
    } else {
      json.writeEndArray();
    }
  }

  private void begin(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        open.push(node.properties().iterator());
      }
      case ARRAY -> {
        json.writeStartArray();
        open.push(node.iterator());
      }
      case STRING -> json.writeString(node.textValue());
      case NUMBER -> number(node);
      case BOOLEAN -> json.writeBoolean(node.booleanValue());
      case NULL -> json.writeNull();
      default -> ProtocolJson.mapper().writeTree(json, node); // Java's own values, in a tree
    }
  }

  private void number(JsonNode number) throws IOException {
    switch (number.numberType()) {
      case INT, LONG -> json.writeNumber(number.longValue());
      case BIG_INTEGER -> json.writeNumber(number.bigIntegerValue());
      case BIG_DECIMAL -> json.writeNumber(number.decimalValue());
      case FLOAT, DOUBLE -> ProtocolJson.mapper().writeTree(json, number); // no number of ours
    }
  }
}
