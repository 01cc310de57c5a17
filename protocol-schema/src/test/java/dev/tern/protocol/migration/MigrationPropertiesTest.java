package dev.tern.protocol.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.DataType.Kind;
import dev.tern.protocol.types.Json;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.Schemas;
import dev.tern.protocol.types.ValueCheck;
import dev.tern.protocol.types.Values;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Up and down again, nothing is lost that the documents do not list. */
final class MigrationPropertiesTest {
  @Provide
  Arbitrary<JsonNode> schemas() {
    return Schemas.any();
  }

  /**
   * Unions are left out: a string of v1 does not tell whether it was a number; the documents say
   * so.
   */
  @Provide
  Arbitrary<Tuple2<DataType, JsonNode>> typedValues() {
    return Schemas.any()
        .map(DataType::parse)
        .filter(type -> !type.toString().contains("UnionType"))
        .flatMap(type -> Values.fitting(type).map(value -> Tuple.of(type, value)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void schemas_come_back_from_v1(@ForAll("schemas") JsonNode schema) {
    JsonNode canonical = SchemaMigration.downgrade(schema);

    assertThat(SchemaMigration.downgrade(SchemaMigration.upgrade(schema))).isEqualTo(canonical);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void schemas_come_back_from_v0(@ForAll("schemas") JsonNode schema) {
    JsonNode v1 = SchemaMigration.upgrade(schema);

    assertThat(SchemaMigration.upgrade(SchemaMigration.downgrade(v1))).isEqualTo(v1);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void records_come_back_from_v1(@ForAll("typedValues") Tuple2<DataType, JsonNode> typed) {
    DataType type = typed.get1();
    JsonNode up = RecordMigration.upgrade(type, typed.get2());

    assertThat(ValueCheck.fits(type, up, SchemaForm.V1)).isTrue();
    assertThat(Json.byValue(RecordMigration.downgrade(type, up)))
        .isEqualTo(Json.byValue(typed.get2()));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_upgraded_schema_reads_the_upgraded_record(
      @ForAll("typedValues") Tuple2<DataType, JsonNode> typed) {
    DataType v1 = DataType.parse(typed.get1().toSchema(SchemaForm.V1));

    if (v1.kind() != Kind.UNKNOWN) {
      assertThat(
              ValueCheck.fits(
                  v1, RecordMigration.upgrade(typed.get1(), typed.get2()), SchemaForm.V1))
          .isTrue();
    }
  }
}
