package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** The text of a tree, the same that the mapper writes, without the mapper. */
final class TreeText {

  private final JsonGenerator json;

  TreeText(JsonGenerator json) {
    this.json = json;
  }

  void write(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> json.writeString(node.textValue());
      case NUMBER -> number(node);
      case BOOLEAN -> json.writeBoolean(node.booleanValue());
      case NULL -> json.writeNull();
      default -> ProtocolJson.mapper().writeTree(json, node); // Java's own values, in a tree
    }
  }

  private void object(JsonNode object) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      json.writeFieldName(field.getKey());
      write(field.getValue());
    }
    json.writeEndObject();
  }

  private void array(JsonNode array) throws IOException {
    json.writeStartArray();
    for (JsonNode element : array) {
      write(element);
    }
    json.writeEndArray();
  }

  private void number(JsonNode number) throws IOException {
    switch (number.numberType()) {
      case INT, LONG -> json.writeNumber(number.longValue());
      case BIG_INTEGER -> json.writeNumber(number.bigIntegerValue());
      case BIG_DECIMAL -> json.writeNumber(number.decimalValue());
      case FLOAT -> json.writeNumber(number.floatValue());
      case DOUBLE -> json.writeNumber(number.doubleValue());
    }
  }
}
