package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.DataType.Kind;
import dev.tern.protocol.types.UnknownType.Reason;
import org.junit.jupiter.api.Test;

/** Schemas that are too deep, too large or without an end. */
final class SchemaLimitsTest {
  @Test
  void what_is_too_deep_is_kept_unread() {
    JsonNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    for (int level = 0; level < 50_000; level++) {
      schema = JsonNodeFactory.instance.objectNode().put("type", "array").set("items", schema);
    }

    DataType inner = DataType.parse(schema);
    int depth = 0;
    while (inner instanceof ArrayType array) {
      inner = array.element();
      depth++;
    }

    assertThat(depth).isEqualTo(SchemaLimits.DEFAULT.maxDepth());
    assertThat(((UnknownType) inner).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void references_that_multiply_stop_at_the_limit() {
    ObjectNode schema =
        Json.object("{'$ref':'#/definitions/d40','definitions':{'d0':{'type':'string'}}}");
    ObjectNode definitions = (ObjectNode) schema.get("definitions");
    for (int level = 1; level <= 40; level++) {
      String below = "{'$ref':'#/definitions/d" + (level - 1) + "'}";
      definitions.set(
          "d" + level,
          Json.read("{'type':'object','properties':{'a':" + below + ",'b':" + below + "}}"));
    }

    DataType type = DataType.parse(schema, new SchemaLimits(100, 1000));

    assertThat(type.toSchema(SchemaForm.V1).toString())
        .contains("#/definitions/")
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void references_in_a_circle_end() {
    ObjectNode schema =
        Json.object(
            "{'definitions':{'a':{'type':'array','items':{'$ref':'#/definitions/b'}},'b':{'oneOf':[{'$ref':'#/definitions/a'}]}},"
                + "'properties':{'x':{'$ref':'#/definitions/a'}}}");

    DataType x = ((ObjectType) DataType.parse(schema)).properties().get("x");

    assertThat(x)
        .isInstanceOfSatisfying(
            UnknownType.class, type -> assertThat(type.reason()).isEqualTo(Reason.RECURSIVE));
  }

  @Test
  void what_is_too_wide_is_kept_unread() {
    ObjectType type =
        (ObjectType) DataType.parse(LargeSchemas.columns(2000), new SchemaLimits(100, 1000));

    assertThat(type.properties()).hasSize(2000);
    assertThat(type.properties().values().stream().filter(column -> column.kind() == Kind.UNKNOWN))
        .hasSize(1001);
    assertThat(DataType.parse(type.toSchema(SchemaForm.V0)))
        .isEqualTo(DataType.parse(LargeSchemas.columns(2000)));
  }

  @Test
  void fifty_thousand_columns_are_read_in_full() {
    ObjectType type = (ObjectType) DataType.parse(LargeSchemas.columns(50_000));

    assertThat(type.properties()).hasSize(50_000);
    assertThat(type.properties().values()).noneMatch(column -> column.kind() == Kind.UNKNOWN);
    assertThat(type.properties().values().stream().map(System::identityHashCode).distinct().count())
        .isLessThan(20);
  }
}
