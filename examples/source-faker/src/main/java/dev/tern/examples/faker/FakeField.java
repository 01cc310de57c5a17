package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One field of a profile: what the schema says of it, with the way to its value.
 *
 * @param schema its JSON schema
 * @param value puts it into a record
 */
record FakeField(String name, ObjectNode schema, Filler value) {

  /** Puts one value into a record. */
  @FunctionalInterface
  interface Filler {
    void put(ObjectNode record, FakeValues values);
  }

  static FakeField id() {
    return new FakeField("id", type("integer"), (record, values) -> record.put("id", values.id()));
  }

  static FakeField updatedAt() {
    return new FakeField(
        "updated_at", moment(), (record, values) -> record.put("updated_at", values.updatedAt()));
  }

  static FakeField createdAt(String name) {
    return new FakeField(name, moment(), (record, values) -> record.put(name, values.createdAt()));
  }

  static FakeField text(String name, int length) {
    return new FakeField(
        name, type("string"), (record, values) -> record.put(name, values.text(length)));
  }

  static FakeField number(String name, int bound) {
    return new FakeField(
        name, type("integer"), (record, values) -> record.put(name, values.number(bound)));
  }

  static FakeField amount(String name) {
    return new FakeField(
        name, type("number"), (record, values) -> record.put(name, values.amount()));
  }

  static FakeField flag(String name) {
    return new FakeField(
        name, type("boolean"), (record, values) -> record.put(name, values.flag()));
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
        (record, values) ->
            record
                .putObject(name)
                .put("street", values.text(10))
                .put("city", values.word())
                .put("house", values.number(200)));
  }

  static FakeField tags(String name, int most) {
    ObjectNode schema = type("array");
    schema.set("items", type("string"));
    return new FakeField(
        name,
        schema,
        (record, values) -> {
          ArrayNode tags = record.putArray(name);
          for (long left = values.number(most + 1); left > 0; left--) {
            tags.add(values.word());
          }
        });
  }

  private static ObjectNode moment() {
    return type("string").put("format", "date-time").put("airbyte_type", "timestamp_with_timezone");
  }

  private static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }
}
