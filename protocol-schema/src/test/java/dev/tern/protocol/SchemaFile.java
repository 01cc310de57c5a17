package dev.tern.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** The structs and enums that {@code airbyte_protocol.yaml} declares. */
final class SchemaFile {

  private final JsonNode root;

  SchemaFile() throws IOException {
    root = new YAMLMapper().readTree(GoldenLines.textOf("/airbyte_protocol/airbyte_protocol.yaml"));
  }

  List<ProtocolField> fields() {
    List<ProtocolField> fields = new ArrayList<>();
    for (var definition : root.get("definitions").properties()) {
      if (!definition.getValue().has("enum")) {
        addFields(definition, fields);
      }
    }
    return fields;
  }

  List<ProtocolField> requiredFields() {
    return fields().stream().filter(this::isRequired).toList();
  }

  Map<String, List<String>> enums() {
    Map<String, List<String>> enums = new LinkedHashMap<>();
    for (var definition : root.get("definitions").properties()) {
      addEnum(definition.getKey(), definition.getValue(), enums);
      for (var property : definition.getValue().path("properties").properties()) {
        addEnum(enumName(definition.getKey(), property.getKey()), property.getValue(), enums);
      }
    }
    return enums;
  }

  /** Every description in the file, by where it stands. */
  Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (var definition : root.get("definitions").properties()) {
      String struct = definition.getKey();
      descriptions.put(struct, definition.getValue().path("description").asText());
      for (var property : definition.getValue().path("properties").properties()) {
        String text = property.getValue().path("description").asText();
        descriptions.put(struct + "." + property.getKey(), text);
      }
    }
    return descriptions;
  }

  private boolean isRequired(ProtocolField field) {
    for (JsonNode name : root.path("definitions").path(field.struct()).path("required")) {
      if (name.asText().equals(field.name())) {
        return true;
      }
    }
    return false;
  }

  private static void addFields(Entry<String, JsonNode> definition, List<ProtocolField> fields) {
    String struct = definition.getKey();
    for (var property : definition.getValue().path("properties").properties()) {
      String name = property.getKey();
      fields.add(new ProtocolField(struct, name, type(struct, name, property.getValue())));
    }
    JsonNode unknown = definition.getValue().path("additionalProperties");
    if (unknown.asBoolean() || unknown.isObject()) {
      String type = unknown.path("type").asText("any");
      fields.add(new ProtocolField(struct, ProtocolField.UNKNOWN, type));
    }
  }

  private static void addEnum(String name, JsonNode node, Map<String, List<String>> enums) {
    if (node.has("enum")) {
      List<String> values = new ArrayList<>();
      node.get("enum").forEach(value -> values.add(value.asText()));
      enums.put(name, values);
    }
  }

  private static String type(String struct, String field, JsonNode node) {
    if (node.has("$ref")) {
      return node.get("$ref").asText().replace("#/definitions/", "");
    }
    if (node.has("enum")) {
      return enumName(struct, field);
    }
    if (node.path("format").asText().equals("uri")) {
      return "uri";
    }
    String type = node.path("type").asText("any");
    return type.equals("array") ? "array<" + type(struct, field, node.get("items")) + ">" : type;
  }

  private static String enumName(String struct, String field) {
    StringBuilder name = new StringBuilder(struct).append('.');
    for (String word : field.split("_", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
