package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.DataType.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the tables of the document against the code. */
final class TypesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "types.md");

  /**
   * One type with what the document shows of it: other spellings, a value of v0 and the same in v1.
   */
  private record Row(DataType type, List<String> others, String v0, String v1) {
    Row(Kind kind, List<String> others, String v0, String v1) {
      this(DataType.of(kind), others, v0, v1);
    }

    Row(Kind kind, List<String> others, String value) {
      this(kind, others, value, value);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(Kind.STRING, List.of("{'type':'string','format':'email'}"), "'any text'"),
          new Row(Kind.BOOLEAN, List.of(), "true"),
          new Row(Kind.INTEGER, List.of("{'type':'integer'}"), "42", "'42'"),
          new Row(Kind.BIG_INTEGER, List.of(), "'1000000000000000000000000000000'"),
          new Row(Kind.NUMBER, List.of("{'type':['integer','number']}"), "1.10", "'1.10'"),
          new Row(NumberType.decimal(12, 2), List.of(), "1.10", "'1.10'"),
          new Row(NumberType.floating(NumberType.Floating.DOUBLE), List.of(), "0.1", "'0.1'"),
          new Row(Kind.DATE, List.of("{'type':'string','airbyte_type':'date'}"), "'0044-03-15 BC'"),
          new Row(
              Kind.TIMESTAMP_WITH_TIMEZONE,
              List.of("{'type':'string','format':'date-time'}"),
              "'2022-11-22T01:23:45.123456+05:00'"),
          new Row(Kind.TIMESTAMP_WITHOUT_TIMEZONE, List.of(), "'2022-11-22T01:23:45'"),
          new Row(
              Kind.TIME_WITH_TIMEZONE, List.of("{'type':'string','format':'time'}"), "'01:23:45Z'"),
          new Row(Kind.TIME_WITHOUT_TIMEZONE, List.of(), "'01:23:45.5'"),
          new Row(Kind.BINARY, List.of(), "'AQI='"),
          new Row(Kind.JSON, List.of(), "{'any':[1,'two']}"),
          new Row(
              ArrayType.of(DataType.of(Kind.INTEGER)),
              List.of("{'items':{'type':'integer'}}"),
              "[1,2]",
              "['1','2']"),
          new Row(Kind.OBJECT, List.of("{'type':['null','object']}"), "{'a':1}"),
          new Row(
              UnionType.of(List.of(DataType.of(Kind.STRING), DataType.of(Kind.INTEGER))),
              List.of("{'oneOf':[{'type':'string'},{'type':'integer'}]}"),
              "'a'",
              "'a'"),
          new Row(Kind.UNKNOWN, List.of("true", "{'enum':[1,'a']}"), "1"));

  @Test
  void the_table_of_spellings_is_that_of_the_code() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains(
            ROWS.stream().map(TypesDocumentTest::spellings).collect(Collectors.joining("\n")));
  }

  @Test
  void the_table_of_columns_is_that_of_the_code() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains(ROWS.stream().map(TypesDocumentTest::columns).collect(Collectors.joining("\n")));
  }

  @Test
  void every_spelling_and_value_of_the_table_is_of_its_type() {
    for (Row row : ROWS) {
      DataType v1 = DataType.parse(row.type.toSchema(SchemaForm.V1));
      assertThat(v1).isEqualTo(row.type);
      assertThat(ValueCheck.fits(row.type, Json.read(row.v0), SchemaForm.V0)).as(row.v0).isTrue();
      assertThat(ValueCheck.fits(row.type, Json.read(row.v1), SchemaForm.V1)).as(row.v1).isTrue();
      assertThat(row.others)
          .allMatch(other -> DataType.parse(Json.read(other)).kind() == row.type.kind());
    }
    assertThat(ROWS).extracting(row -> row.type.kind()).contains(Kind.values());
  }

  private static String spellings(Row row) {
    return "| "
        + String.join(
            " | ",
            name(row.type),
            code(row.type.toSchema(SchemaForm.V0)),
            row.others.stream()
                .map(Json::read)
                .map(TypesDocumentTest::code)
                .collect(Collectors.joining(", ")),
            code(row.type.toSchema(SchemaForm.V1))
                .replace("WellKnownTypes.json#/definitions/", "W#"),
            code(Json.read(row.v0)),
            code(Json.read(row.v1)))
        + " |";
  }

  private static String columns(Row row) {
    return "| "
        + String.join(
            " | ",
            name(row.type),
            "`" + JdbcTypes.columnType(Database.DUCKDB, row.type) + "`",
            "`" + JdbcTypes.columnType(Database.POSTGRESQL, row.type) + "`",
            "`" + JdbcTypes.columnType(Database.SQLITE, row.type) + "`",
            "`" + JdbcTypes.javaType(row.type) + "`")
        + " |";
  }

  private static String name(DataType type) {
    if (!(type instanceof NumberType number)) {
      return type.kind().name();
    }
    String hint = number.isFloating() ? ", double" : "";
    return "NUMBER"
        + number
            .decimal()
            .map(size -> "(" + size.precision() + "," + size.scale() + ")")
            .orElse(hint);
  }

  private static String code(JsonNode json) {
    return "`" + json.toString().replace("|", "\\|") + "`";
  }
}
