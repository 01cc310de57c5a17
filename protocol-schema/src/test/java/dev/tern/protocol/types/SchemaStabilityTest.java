package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reading and writing a schema again and again changes nothing. */
final class SchemaStabilityTest {
  @Provide
  Arbitrary<JsonNode> schemas() {
    return Schemas.any();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void the_canonical_schema_means_the_same_type(
      @ForAll("schemas") JsonNode schema, @ForAll SchemaForm form) {
    DataType type = DataType.parse(schema);

    JsonNode canonical = type.toSchema(form);

    assertThat(DataType.parse(canonical).toSchema(SchemaForm.V0))
        .isEqualTo(type.toSchema(SchemaForm.V0));
    assertThat(DataType.parse(canonical).toSchema(form)).isEqualTo(canonical);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void types_without_unknown_parts_compare_equal_after_a_round_trip(
      @ForAll("schemas") JsonNode schema, @ForAll SchemaForm form) {
    DataType type = DataType.parse(schema);

    if (!type.toString().contains("UnknownType")) {
      assertThat(DataType.parse(type.toSchema(form))).isEqualTo(type);
    }
  }
}
