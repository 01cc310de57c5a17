package dev.tern.examples.faker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * One field of a profile: what the schema says of it, with the way to its value.
 *
 * @param schema its JSON schema
 * @param value writes it
 */
record FakeField(String name, ObjectNode schema, Filler value) {

  /** Writes one value. */
  @FunctionalInterface
  interface Filler {
    void write(JsonGenerator json, FakeValues values) throws IOException;
  }

  /** Writes the field with its name. */
  void write(JsonGenerator json, FakeValues values) throws IOException {
    json.writeFieldName(name);
    value.write(json, values);
  }

  static FakeField id() {
    return new FakeField("id", type("integer"), (json, values) -> json.writeNumber(values.id()));
  }

  static FakeField updatedAt() {
    return new FakeField(
        "updated_at", moment(), (json, values) -> json.writeString(values.updatedAt()));
  }

  static FakeField createdAt(String name) {
    return new FakeField(name, moment(), (json, values) -> json.writeString(values.createdAt()));
  }

  static FakeField text(String name, int length) {
    return new FakeField(
        name, type("string"), (json, values) -> json.writeString(values.text(length)));
  }

  static FakeField number(String name, int bound) {
    return new FakeField(
        name, type("integer"), (json, values) -> json.writeNumber(values.number(bound)));
  }

  static FakeField amount(String name) {
    return new FakeField(name, type("number"), (json, values) -> json.writeNumber(values.amount()));
  }

  static FakeField flag(String name) {
    return new FakeField(name, type("boolean"), (json, values) -> json.writeBoolean(values.flag()));
  }

  static FakeField address(String name) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("street", type("string"));
    properties.set("city", type("string"));
    properties.set("house", type("integer"));
    return new FakeField(
        name,
        schema,
        (json, values) -> {
          json.writeStartObject();
          json.writeStringField("street", values.text(10));
          json.writeStringField("city", values.word());
          json.writeNumberField("house", values.number(200));
          json.writeEndObject();
        });
  }

  static FakeField tags(String name, int most) {
    ObjectNode schema = type("array");
    schema.set("items", type("string"));
    return new FakeField(
        name,
        schema,
        (json, values) -> {
          json.writeStartArray();
          for (long left = values.number(most + 1); left > 0; left--) {
            json.writeString(values.word());
          }
          json.writeEndArray();
        });
  }

  private static ObjectNode moment() {
    return type("string").put("format", "date-time").put("airbyte_type", "timestamp_with_timezone");
  }

  private static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }
}
