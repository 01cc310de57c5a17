package dev.tern.protocol.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Json;
import dev.tern.protocol.types.SchemaForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the historic migration, and where this one keeps more. */
final class MigrationExamplesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':['null','string','array','object'],'items':[{'type':'string'},{'type':'integer'}],'properties':{'id':{'type':'integer'}}}"
            + "| {'oneOf':[{'$ref':'W#String'},{'type':'array','items':[{'$ref':'W#String'},{'$ref':'W#Integer'}]},"
            + "{'type':'object','properties':{'id':{'$ref':'W#Integer'}}}]}",
        "{'type':['string','integer'],'format':'date'} | {'oneOf':[{'$ref':'W#Date'},{'$ref':'W#Integer'}]}",
        "{'type':['string','null'],'format':'date-time'} | {'$ref':'W#TimestampWithTimezone'}",
        "{'type':'string','format':'date-time','airbyte_type':'integer'} | {'$ref':'W#Integer'}",
        "{'type':['boolean','string'],'airbyte_type':'integer'} | {'$ref':'W#Integer'}",
        "{'type':'object','patternProperties':{'^a':{'type':'integer'}},'additionalProperties':{'type':'boolean'}}"
            + "| {'type':'object','patternProperties':{'^a':{'$ref':'W#Integer'}},'additionalProperties':{'$ref':'W#Boolean'}}",
        "{'allOf':[{'type':'string'},{'type':'number'}],'default':{'type':'string'}}"
            + "| {'allOf':[{'$ref':'W#String'},{'$ref':'W#Number'}],'default':{'type':'string'}}",
        "{'type':'object','properties':{'a':true,'b':{}}} | {'type':'object','properties':{'a':true,'b':{}}}",
      })
  void schemas_upgrade_as_they_did(String v0, String v1) {
    assertThat(SchemaMigration.upgrade(read(v0))).isEqualTo(read(v1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'oneOf':[{'$ref':'W#Date'},{'$ref':'W#Integer'}]} | {'type':['string','number'],'format':'date','airbyte_type':'integer'}",
        "{'oneOf':[{'$ref':'W#TimestampWithoutTimezone'},{'$ref':'W#TimestampWithTimezone'}]}"
            + "| {'oneOf':[{'type':'string','format':'date-time','airbyte_type':'timestamp_without_timezone'},"
            + "{'type':'string','format':'date-time','airbyte_type':'timestamp_with_timezone'}]}",
        "{'oneOf':[{'$ref':'W#Boolean'},{'$ref':'W#String'}]} | {'oneOf':[{'type':'boolean'},{'type':'string'}]}",
        "{'$ref':'WellKnownTypes.json#definitions/BinaryData'} | {'type':'string','contentEncoding':'base64'}",
      })
  void schemas_downgrade_as_they_did(String v1, String v0) {
    assertThat(SchemaMigration.downgrade(read(v1))).isEqualTo(read(v0));
  }

  @Test
  void a_record_without_a_schema_upgrades_every_number() {
    JsonNode data = Json.read("{'int':42,'f':42.0,'a':[42,42.2],'s':'x','b':true,'n':null}");

    assertThat(RecordMigration.upgrade(data))
        .isEqualTo(
            Json.read("{'int':'42','f':'42.0','a':['42','42.2'],'s':'x','b':true,'n':null}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'oneOf':[{'$ref':'W#Boolean'},{'$ref':'W#Integer'},{'$ref':'W#String'}]} | '42' | 42",
        "{'oneOf':[{'type':'array','items':{'$ref':'W#Integer'}},{'type':'array','items':[{'$ref':'W#String'},{'$ref':'W#String'},"
            + "{'$ref':'W#Integer'}]}]} | ['arst','41','42'] | ['arst','41',42]",
        "{'$ref':'W#Integer'} | 'foo' | 'foo'",
        "{'$ref':'W#Number'} | 'Infinity' | 'Infinity'",
        "{'$ref':'W#Number'} | '1234.50' | 1234.50",
        "{'type':'object','properties':{'a':{'$ref':'W#Integer'}}} | {'a':'1','b':'2'} | {'a':1,'b':'2'}",
      })
  void records_downgrade_as_they_did(String schema, String v1, String v0) {
    JsonNode downgraded = RecordMigration.downgrade(DataType.parse(read(schema)), Json.read(v1));

    assertThat(downgraded.toString()).isEqualTo(Json.read(v0).toString());
  }

  @Test
  void keywords_and_hints_survive_the_way_up_and_down() {
    JsonNode v0 =
        Json.read(
            "{'type':'number','multipleOf':0.01,'exclusiveMaximum':1000,'exclusiveMinimum':-1000,'title':'Price','enum':[1]}");
    JsonNode big = Json.read("{'type':'string','airbyte_type':'big_integer'}");
    JsonNode json = DataType.of(DataType.Kind.JSON).toSchema(SchemaForm.V0);

    assertThat(SchemaMigration.downgrade(SchemaMigration.upgrade(v0))).isEqualTo(v0);
    assertThat(SchemaMigration.downgrade(SchemaMigration.upgrade(big))).isEqualTo(big);
    assertThat(SchemaMigration.downgrade(SchemaMigration.upgrade(json))).isEqualTo(json);
  }

  @Test
  void exponents_are_written_out_and_come_back() {
    DataType number = DataType.parse(Json.read("{'type':'number'}"));

    JsonNode up = RecordMigration.upgrade(number, Json.read("1.5E10"));

    assertThat(up).isEqualTo(Json.read("'15000000000'"));
    assertThat(RecordMigration.downgrade(number, Json.read("'1.0E10'")).decimalValue())
        .isEqualByComparingTo("10000000000");
  }

  @Test
  void numbers_where_anything_may_stand_stay_when_the_schema_is_known() {
    DataType type =
        DataType.parse(
            Json.read("{'type':'object','properties':{'n':{'type':'number'},'any':{}}}"));
    JsonNode data = Json.read("{'n':1.10,'any':{'x':1},'extra':2}");

    JsonNode up = RecordMigration.upgrade(type, data);

    assertThat(up).isEqualTo(Json.read("{'n':'1.10','any':{'x':1},'extra':2}"));
    assertThat(RecordMigration.downgrade(type, up).toString()).isEqualTo(data.toString());
  }

  private static JsonNode read(String text) {
    return Json.read(text.replace("'W#", "'WellKnownTypes.json#/definitions/"));
  }
}
