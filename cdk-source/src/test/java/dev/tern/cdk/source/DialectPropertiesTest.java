package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCheck;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Records of any type: one author, two dialects, the same data. */
class DialectPropertiesTest {

  /** A type's schema with the values of one column. */
  record Column(JsonNode schema, List<JsonNode> values) {}

  /** Columns with as many values each as there are rows. */
  record Table(List<Column> columns) {

    static final int ROWS = 4;

    ObjectNode schema() {
      ObjectNode schema = (ObjectNode) json("{'type':'object','properties':{}}");
      ObjectNode properties = (ObjectNode) schema.path("properties");
      columns.forEach(column -> properties.set("f" + properties.size(), column.schema()));
      return schema;
    }

    JsonNode row(int at) {
      ObjectNode row = ProtocolJson.mapper().createObjectNode();
      columns.forEach(column -> row.set("f" + row.size(), column.values().get(at)));
      return row;
    }

    SourceStream stream() {
      return SourceStream.named("t")
          .schema(schema())
          .reader(
              (from, out) -> {
                for (int at = 0; at < ROWS; at++) {
                  out.emit(row(at));
                }
              });
    }
  }

  @Property(tries = 100)
  void a_v1_source_one_dialect_down_is_the_v0_source(
      @ForAll("tables") Table table, @ForAll boolean v1Catalog) {
    SourceStream stream = table.stream();
    String plain = Catalogs.fullRefresh(stream);
    String catalog = v1Catalog ? Dialects.v1(plain) : plain;

    Transcript v0 = Transcript.read(ListSource.of(stream), catalog, "");
    Transcript v1 = Transcript.read(new V1Source("1.0.0", stream), catalog, "");

    DataType type = DataType.parse(table.schema());
    assertThat(v0.records("t")).hasSize(Table.ROWS);
    assertThat(v1.records("t")).allMatch(row -> ValueCheck.fits(type, row, SchemaForm.V1));
    assertThat(v1.lines().stream().map(line -> Dialects.v0(line, catalog)))
        .containsExactlyElementsOf(v0.lines().stream().map(Dialects::written).toList());
  }

  @Provide
  Arbitrary<Table> tables() {
    Arbitrary<Column> flat = Arbitraries.oneOf(numbers(), texts(), others());
    Arbitrary<Column> listed = flat.map(DialectPropertiesTest::listed);
    Arbitrary<Column> nested = Arbitraries.oneOf(flat, listed).map(DialectPropertiesTest::nested);
    return Arbitraries.oneOf(flat, listed, nested, nested.map(DialectPropertiesTest::listed))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(Table::new);
  }

  private static Arbitrary<Column> numbers() {
    return Arbitraries.oneOf(
        column("{'type':'integer'}", Arbitraries.bigIntegers().map(Object::toString)),
        column(
            "{'type':['null','number'],'title':'N'}",
            Arbitraries.bigDecimals().map(number -> number.toPlainString())),
        column(
            "{'oneOf':[{'type':'integer'},{'type':'boolean'}]}",
            Arbitraries.of("1", "-10", "true", "null")));
  }

  private static Arbitrary<Column> texts() {
    Arbitrary<String> digits = Arbitraries.integers().map(number -> "'" + number + "'");
    return Arbitraries.oneOf(
        column("{'type':'string'}", digits),
        column("{'type':'string','airbyte_type':'big_integer'}", digits),
        column("{'type':'string','format':'date'}", Arbitraries.of("'2024-02-29'", "null")));
  }

  private static Arbitrary<Column> others() {
    return Arbitraries.oneOf(
        column("{'type':'boolean'}", Arbitraries.of("true", "false")),
        column("{'type':'object'}", Arbitraries.of("{}", "{'n':1,'t':'1'}")),
        column("{}", Arbitraries.of("1", "'1'", "[1,'1']", "1.50", "null")));
  }

  private static Arbitrary<Column> column(String schema, Arbitrary<String> values) {
    return values
        .map(Transcript::json)
        .list()
        .ofSize(Table.ROWS)
        .map(column -> new Column(json(schema), column));
  }

  /** The same values, each in a list of two. */
  private static Column listed(Column of) {
    ObjectNode schema = (ObjectNode) json("{'type':'array'}");
    schema.set("items", of.schema());
    return new Column(schema, of.values().stream().map(DialectPropertiesTest::twice).toList());
  }

  private static JsonNode twice(JsonNode value) {
    ArrayNode list = ProtocolJson.mapper().createArrayNode();
    return list.add(value).add(value);
  }

  /** The same values, each in an object beside a number that no schema knows. */
  private static Column nested(Column of) {
    ObjectNode schema = (ObjectNode) json("{'type':'object','properties':{}}");
    ((ObjectNode) schema.path("properties")).set("inner", of.schema());
    List<JsonNode> values =
        of.values().stream()
            .<JsonNode>map(value -> ((ObjectNode) json("{'free':1.0}")).set("inner", value))
            .toList();
    return new Column(schema, values);
  }
}
