package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.migration.RecordMigration;
import dev.tern.protocol.migration.SchemaMigration;
import dev.tern.protocol.types.DataType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whichever dialect the wire speaks, the author of a destination sees v0. */
class DialectTest {

  private static final String V1 =
      "{'type':'object','properties':{"
          + "'id':{'$ref':'WellKnownTypes.json#/definitions/Integer'},"
          + "'price':{'$ref':'WellKnownTypes.json#/definitions/Number'},"
          + "'name':{'$ref':'WellKnownTypes.json#/definitions/String'},'any':{}}}";
  private static final String V0 =
      "{'type':'object','properties':{"
          + "'id':{'type':'number','airbyte_type':'integer'},"
          + "'price':{'type':'number'},"
          + "'name':{'type':'string'},'any':{}}}";

  @Test
  void numbers_of_v1_reach_the_author_as_numbers_digit_by_digit() throws IOException {
    SeenDestination seen = new SeenDestination();

    WriteRun run =
        WriteRun.of(
            seen,
            List.of(stream("users", V1)),
            record("users", "{'id':'9007199254740993','price':'1.10','name':'42','any':'7'}"),
            record("users", "{ 'id' : null, 'price' : '-0.000000001', 'new' : 1e3 }"),
            record("users", "{'id':'no number','price':5}"));

    assertThat(run.code()).isZero();
    assertThat(seen.written)
        .containsExactly(
            text("{'id':9007199254740993,'price':1.10,'name':'42','any':'7'}"),
            text("{'id':null,'price':-0.000000001,'new':1000}"),
            text("{'id':'no number','price':5}"));
    assertThat(ProtocolJson.mapper().writeValueAsString(seen.trees))
        .isEqualTo("[" + String.join(",", seen.written) + "]");
    assertThat(seen.schemas).containsExactly(json(V0));
  }

  @Test
  void a_stream_of_v0_beside_one_of_v1_is_not_touched() throws IOException {
    SeenDestination seen = new SeenDestination();
    String schema = "{'type':'object','properties':{'id':{'type':['null','integer']}}}";

    WriteRun.of(
        seen,
        List.of(stream("plain", schema), stream("users", V1)),
        record("users", "{'id':'1'}"),
        record("plain", "{ 'id':'1' , 'n':1e3 }"));

    assertThat(seen.written)
        .containsExactlyInAnyOrder(text("{'id':1}"), text("{ 'id':'1' , 'n':1e3 }"));
    assertThat(seen.schemas).containsExactly(json(schema), json(V0));
  }

  @Test
  void states_times_changes_and_rejected_records_are_those_of_the_wire() throws IOException {
    SeenDestination seen = new SeenDestination();
    String changed =
        text(
            "{'type':'RECORD','record':{'stream':'users','data':{'id':'1'},'emitted_at':77,"
                + "'meta':{'changes':[{'field':'name','change':'NULLED','reason':'SOURCE_FIELD_SIZE_LIMITATION'}]}}}");

    WriteRun run =
        WriteRun.of(
            seen,
            List.of(stream("users", V1)),
            changed,
            record("users", "{'id':'2','name':'refuse me'}"),
            Wire.state("users", 3),
            Wire.status("users", "COMPLETE"));

    String state = Wire.state("users", 3);
    assertThat(run.states())
        .containsExactly(
            state.substring(0, state.length() - 2)
                + ",\"destinationStats\":{\"recordCount\":1.0,\"rejectedRecordCount\":1.0}}}");
    assertThat(seen.times).containsExactly(77L, 5L);
    assertThat(seen.changes).hasSize(1);
    assertThat(seen.calls).containsExactly("write 2", "complete", "close");
  }

  @Property(tries = 150)
  void any_records_look_the_same_in_both_dialects(@ForAll("tables") Table table)
      throws IOException {
    DataType type = DataType.parse(table.schema());
    JsonNode v1 = SchemaMigration.upgrade(table.schema());
    SeenDestination plain = new SeenDestination();
    SeenDestination translated = new SeenDestination();

    WriteRun.of(
        plain,
        List.of(stream("t", SchemaMigration.downgrade(table.schema()).toString())),
        lines(table.rows().stream()));
    WriteRun run =
        WriteRun.of(
            translated,
            List.of(stream("t", v1.toString())),
            lines(table.rows().stream().map(row -> RecordMigration.upgrade(type, row))));

    assertThat(run.code()).isZero();
    assertThat(translated.written).isEqualTo(plain.written);
    assertThat(translated.trees).isEqualTo(plain.trees);
    assertThat(translated.schemas).isEqualTo(plain.schemas);
  }

  /** A schema with rows that fit it. */
  record Table(JsonNode schema, List<JsonNode> rows) {}

  /** One field: the text of its schema, and of its value, which never has an exponent. */
  record Field(String schema, Arbitrary<String> value) {

    Field inList() {
      return new Field(
          "{'type':'array','items':" + schema + "}",
          value.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"));
    }

    Field inObject() {
      return new Field(
          "{'type':['null','object'],'properties':{'inner':" + schema + "}}",
          value.map(inner -> "{'inner':" + inner + ",'other':1}"));
    }
  }

  @Provide
  Arbitrary<Table> tables() {
    return fields().list().ofMinSize(1).ofMaxSize(4).flatMap(DialectTest::table);
  }

  private static Arbitrary<Table> table(List<Field> fields) {
    StringBuilder properties = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      properties.append(i == 0 ? "'" : ",'").append(i).append("':").append(fields.get(i).schema());
    }
    JsonNode schema = json("{'type':'object','properties':{" + properties + "}}");
    return Combinators.combine(fields.stream().map(Field::value).toList())
        .as(DialectTest::row)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(rows -> new Table(schema, rows));
  }

  private static JsonNode row(List<String> values) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      row.append(i == 0 ? "'" : ",'").append(i).append("':").append(values.get(i));
    }
    return json("{" + row + "}");
  }

  /** At least one number of v1 in each, as a stream without any says nothing about its dialect. */
  private static Arbitrary<Field> fields() {
    Arbitrary<String> whole = Arbitraries.bigIntegers().map(Object::toString).injectNull(0.1);
    Arbitrary<String> number = Arbitraries.bigDecimals().map(n -> n.toPlainString());
    Arbitrary<String> digits = Arbitraries.integers().map(n -> "'" + n + "'");
    Arbitrary<Field> flat =
        Arbitraries.of(
            new Field("{'type':'integer'}", whole.map(String::valueOf)),
            new Field("{'type':['null','number']}", number),
            new Field("{'type':'string'}", digits),
            new Field("{'type':'string','airbyte_type':'big_integer'}", digits),
            new Field("{'type':'boolean'}", Arbitraries.of("true", "null")),
            new Field("{'type':'object'}", Arbitraries.of("{'n':1,'t':'1'}", "{}")),
            new Field("{'type':['string','integer']}", Arbitraries.of("'a'", "null")),
            new Field("{}", Arbitraries.of("1", "'1'", "[1,'1']", "1.50")));
    return Arbitraries.oneOf(
        flat,
        flat.map(Field::inList),
        flat.map(Field::inObject),
        flat.map(f -> f.inObject().inList()));
  }

  private static String[] lines(Stream<JsonNode> rows) {
    return rows.map(row -> record("t", row.toString())).toArray(String[]::new);
  }

  private static String record(String stream, String data) {
    return text(
        "{'type':'RECORD','record':{'stream':'"
            + stream
            + "','data':"
            + data
            + ",'emitted_at':5}}");
  }

  private static String stream(String name, String schema) {
    return text(
        "{'stream':{'name':'"
            + name
            + "','json_schema':"
            + schema
            + "},'sync_mode':'full_refresh','destination_sync_mode':'overwrite'}");
  }

  private static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}
