package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each spelling met in the field means. */
final class SchemaReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STRING | {'type':'string'}",
        "STRING | {'type':'string','format':'email'}",
        "STRING | {'type':'string','contentEncoding':'quoted-printable'}",
        "STRING | {'type':['null','string']}",
        "STRING | {'type':['string','null']}",
        "STRING | {'type':['string']}",
        "STRING | {'anyOf':[{'type':'string'},{'type':'null'}]}",
        "STRING | {'oneOf':[{'type':'null'},{'type':'string'}],'title':'Name'}",
        "STRING | {'allOf':[{'type':'string'}]}",
        "STRING | {'type':'string','airbyte_type':'geography'}",
        "STRING | {'$ref':'WellKnownTypes.json#/definitions/String'}",
        "STRING | {'$ref':'WellKnownTypes.json#definitions/String'}",
        "BINARY | {'type':'string','contentEncoding':'base64'}",
        "BINARY | {'$ref':'WellKnownTypes.json#definitions/BinaryData'}",
        "BOOLEAN | {'type':'boolean'}",
        "BOOLEAN | {'$ref':'WellKnownTypes.json#/definitions/Boolean'}",
        "INTEGER | {'type':'integer'}",
        "INTEGER | {'type':'number','airbyte_type':'integer'}",
        "INTEGER | {'type':['null','number'],'airbyte_type':'integer'}",
        "INTEGER | {'type':'string','format':'date-time','airbyte_type':'integer'}",
        "INTEGER | {'type':['boolean','string'],'airbyte_type':'integer'}",
        "INTEGER | {'$ref':'WellKnownTypes.json#definitions/Integer'}",
        "BIG_INTEGER | {'type':'string','airbyte_type':'big_integer'}",
        "BIG_INTEGER | {'$ref':'WellKnownTypes.json#/definitions/Integer','airbyte_type':'big_integer'}",
        "NUMBER | {'type':'number'}",
        "NUMBER | {'type':['integer','number']}",
        "NUMBER | {'$ref':'WellKnownTypes.json#/definitions/Number'}",
        "DATE | {'type':'string','format':'date'}",
        "DATE | {'type':'string','airbyte_type':'date'}",
        "TIMESTAMP_WITH_TIMEZONE | {'type':'string','format':'date-time'}",
        "TIMESTAMP_WITH_TIMEZONE | {'type':'string','airbyte_type':'timestamp_with_timezone'}",
        "TIMESTAMP_WITHOUT_TIMEZONE | {'type':'string','format':'date-time','airbyte_type':'timestamp_without_timezone'}",
        "TIME_WITH_TIMEZONE | {'type':'string','format':'time'}",
        "TIME_WITHOUT_TIMEZONE | {'type':['null','string'],'format':'time','airbyte_type':'time_without_timezone'}",
        "JSON | {'type':'object','oneOf':[{'type':'array'},{'type':'object'}],'airbyte_type':'json'}",
        "ARRAY | {'type':'array'}",
        "ARRAY | {'items':{'type':'string'}}",
        "ARRAY | {'type':['null','array'],'items':[{'type':'string'},{'type':'integer'}]}",
        "OBJECT | {'type':'object'}",
        "OBJECT | {'properties':{'a':true}}",
        "OBJECT | {'type':['null','object'],'additionalProperties':false}",
        "UNION | {'type':['string','integer']}",
        "UNION | {'oneOf':[{'type':'string'},{'type':'integer'}]}",
        "UNION | {'anyOf':[{'type':'string'},{'type':'object'}]}",
      })
  void every_spelling_is_read(Kind kind, String schema) {
    assertThat(DataType.parse(Json.read(schema)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "true",
        "false",
        "null",
        "42",
        "'string'",
        "[]",
        "{'type':'null'}",
        "{'type':['null']}",
        "{'type':[]}",
        "{'type':'str'}",
        "{'type':5}",
        "{'type':{'a':1}}",
        "{'type':['string','text']}",
        "{'enum':['a','b']}",
        "{'$ref':'WellKnownTypes.json#/definitions/Money'}",
        "{'$ref':'https://example.com/address.json'}",
        "{'$ref':'#/definitions/missing'}",
        "{'$ref':'#'}",
        "{'oneOf':[]}",
        "{'oneOf':[{'type':'null'}]}",
        "{'allOf':[{'minLength':1},{'maxLength':2}]}",
      })
  void what_is_not_understood_is_unknown_and_kept(String schema) {
    JsonNode node = Json.read(schema);

    DataType type = DataType.parse(node);

    assertThat(type.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(type.toSchema(SchemaForm.V0)).isEqualTo(node);
    assertThat(type.toSchema(SchemaForm.V1)).isEqualTo(node);
  }

  @Test
  void keywords_beyond_the_type_are_kept() {
    DataType type =
        DataType.parse(
            Json.read("{'type':['null','string'],'title':'T','enum':['a'],'x-own':{'type':1}}"));

    assertThat(type.keywords().toObject())
        .isEqualTo(Json.read("{'title':'T','enum':['a'],'x-own':{'type':1}}"));
    assertThat(type.toSchema(SchemaForm.V1))
        .isEqualTo(
            Json.read(
                "{'$ref':'WellKnownTypes.json#/definitions/String','title':'T','enum':['a'],'x-own':{'type':1}}"));
  }

  @Test
  void a_list_of_types_shares_its_keywords_out() {
    DataType type =
        DataType.parse(
            Json.read("{'type':['string','number'],'format':'date','airbyte_type':'integer'}"));

    assertThat(type)
        .isEqualTo(UnionType.of(List.of(DataType.of(Kind.DATE), DataType.of(Kind.INTEGER))));
  }

  @Test
  void hints_of_numbers_are_read_and_written() {
    NumberType money = NumberType.decimal(12, 2);

    assertThat(money.toSchema(SchemaForm.V0))
        .isEqualTo(
            Json.read(
                "{'type':'number','multipleOf':0.01,'exclusiveMaximum':10000000000,'exclusiveMinimum':-10000000000}"));
    assertThat(DataType.parse(money.toSchema(SchemaForm.V0))).isEqualTo(money);
    assertThat(DataType.parse(Json.read("{'type':['null','number'],'format':'double'}")))
        .isEqualTo(NumberType.floating(NumberType.Floating.DOUBLE));
    assertThat(
            DataType.parse(Json.read("{'type':'number','multipleOf':0.05,'exclusiveMaximum':10}")))
        .isInstanceOfSatisfying(NumberType.class, number -> assertThat(number.decimal()).isEmpty());
  }

  @Test
  void the_nullable_form_declares_every_property_nullable() {
    DataType type =
        DataType.parse(
            Json.read(
                "{'type':'object','properties':{'id':{'type':'integer'},'any':{},'tags':{'type':'array','items':{'type':'object',"
                    + "'properties':{'k':{'type':'string'}}}},'u':{'oneOf':[{'type':'string'},{'type':'boolean'}]}}}"));

    assertThat(type.toSchema(SchemaForm.V0_NULLABLE))
        .isEqualTo(
            Json.read(
                "{'type':'object','properties':{'id':{'type':['null','number'],'airbyte_type':'integer'},'any':{},"
                    + "'tags':{'type':['null','array'],'items':{'type':'object','properties':{'k':{'type':['null','string']}}}},"
                    + "'u':{'oneOf':[{'type':'null'},{'type':'string'},{'type':'boolean'}]}}}"));
    assertThat(DataType.parse(type.toSchema(SchemaForm.V0_NULLABLE))).isEqualTo(type);
  }

  @Test
  void local_references_are_followed() {
    DataType type =
        DataType.parse(
            Json.read(
                "{'definitions':{'money':{'type':'number'},'node':{'type':'object','properties':{'next':{'$ref':'#/definitions/node'}}}},"
                    + "'type':'object','properties':{'price':{'$ref':'#/definitions/money','title':'Price'},"
                    + "'tree':{'$ref':'#/definitions/node'}}}"));

    ObjectType object = (ObjectType) type;
    assertThat(object.properties().get("price"))
        .isEqualTo(DataType.parse(Json.read("{'type':'number','title':'Price'}")));
    assertThat(object.properties().get("tree"))
        .isEqualTo(
            new UnknownType(
                Json.read("{'$ref':'#/definitions/node'}"), UnknownType.Reason.RECURSIVE));
  }

  @Test
  void objects_with_and_without_declared_properties_differ() {
    assertThat(DataType.parse(Json.read("{'type':'object'}"))).isEqualTo(ObjectType.UNDECLARED);
    assertThat(
            ((ObjectType) DataType.parse(Json.read("{'type':'object','properties':{}}")))
                .declared())
        .isPresent();
  }

  @Test
  void the_element_of_a_tuple_is_the_union_of_its_positions() {
    ArrayType tuple =
        (ArrayType)
            DataType.parse(
                Json.read("{'type':'array','items':[{'type':'string'},{'type':'boolean'}]}"));

    assertThat(tuple.items()).isEqualTo(Optional.empty());
    assertThat(tuple.element())
        .isEqualTo(UnionType.of(List.of(DataType.of(Kind.STRING), DataType.of(Kind.BOOLEAN))));
  }
}
