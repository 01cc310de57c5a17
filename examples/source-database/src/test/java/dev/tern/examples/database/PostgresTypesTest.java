package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of PostgreSQL, from the server to the message. */
final class PostgresTypesTest extends OnPostgres {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bool              | true                              | true
          int2              | '-32768'::int2                    | -32768
          int8              | 9223372036854775807               | 9223372036854775807
          oid               | 4294967295                        | 4294967295
          numeric           | 12345678901234567890.12345678901234567890 | 12345678901234567890.12345678901234567890
          numeric(10,3)     | 1.10                              | 1.100
          numeric           | 1e-30                             | 0.000000000000000000000000000001
          float8            | 0.1                               | 0.1
          float8            | 1.7976931348623157e308            | 1.7976931348623157E+308
          float8            | 4.9e-324                          | 5E-324
          float4            | 16777216.5                        | 16777216
          float4            | 0.3                               | 0.3
          money             | '-1234.50'                        | -1234.50
          text              | E'tab\\t"quote" \\\\ ü 𝄞'           | "tab\\t\\"quote\\" \\\\ ü 𝄞"
          varchar(3)        | 'abc'                             | "abc"
          char(3)           | 'a'                               | "a  "
          bytea             | '\\xdeadbeef00'::bytea             | "3q2+7wA="
          date              | '2024-02-29'                      | "2024-02-29"
          date              | '0044-03-15 BC'                   | "0044-03-15 BC"
          time              | '24:00:00'                        | "24:00:00"
          time              | '10:20:30.123456'                 | "10:20:30.123456"
          timetz            | '10:20:30.5+05:30'                | "10:20:30.5+05:30"
          timetz            | '10:20:30-03'                     | "10:20:30-03:00"
          timestamp         | '2024-03-31 02:30:00.000001'      | "2024-03-31T02:30:00.000001"
          timestamp         | '0044-03-15 10:00:00 BC'          | "0044-03-15T10:00:00 BC"
          timestamptz       | '2024-03-31 02:30:00.5+02'        | "2024-03-31T00:30:00.5Z"
          timestamptz       | '0044-03-15 10:00:00+00 BC'       | "0044-03-15T10:00:00Z BC"
          interval          | '1 year 2 months -3 days 04:05:06.7' | "P1Y2M-3DT4H5M6.7S"
          json              | '{"b": 1.10, "a": [1e2, null]}'   | {"b":1.10,"a":[1e2,null]}
          jsonb             | '12345678901234567890.123'        | 12345678901234567890.123
          jsonb             | '"text"'                          | "text"
          uuid              | 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' | "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
          inet              | '192.168.0.1/24'                  | "192.168.0.1/24"
          macaddr           | '08:00:2b:01:02:03'               | "08:00:2b:01:02:03"
          bit(4)            | B'1010'                           | "1010"
          xml               | '<a>1</a>'                        | "<a>1</a>"
          point             | '(1,2)'                           | "(1,2)"
          int4range         | '[1,5)'                           | "[1,5)"
          tsvector          | 'a fat cat'                       | "'a' 'cat' 'fat'"
          int4[]            | '{1,NULL,3}'                      | [1,null,3]
          int4[][]          | '{{1,2},{3,4}}'                   | [[1,2],[3,4]]
          int4[]            | '[0:1]={7,8}'                     | [7,8]
          int4[]            | '{}'                              | []
          numeric(6,2)[]    | '{1.1,2.22}'                      | [1.10,2.22]
          timestamptz[]     | '{"2024-01-01 00:00:00+01"}'      | ["2023-12-31T23:00:00Z"]
          bytea[]           | ARRAY['\\x00ff'::bytea]            | ["AP8="]
          bool[]            | '{t,f}'                           | [true,false]
          money[]           | '{1.5}'                           | [1.50]
          jsonb[]           | ARRAY['{"a": "}"}'::jsonb]        | [{"a":"}"}]
          uuid[]            | '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}' | ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]
          box[]             | '{(1,1),(0,0);(3,3),(2,2)}'       | ["(1,1),(0,0)","(3,3),(2,2)"]
          mood              | 'not ok'                          | "not ok"
          mood[]            | '{ok,"not ok"}'                   | ["ok","not ok"]
          pair              | ROW(1,'x')                        | "(1,x)"
          cents             | 1.005                             | 1.01
          stamps            | '{2024-01-01}'                    | ["2024-01-01"]
          """)
  void a_value_arrives_exactly(String type, String literal, String expected) throws SQLException {
    Transcript read = readOne(type, literal);
    assertThat(read.exit()).as("%s", read.messages()).isZero();
    JsonNode record = read.of("RECORD").get(0).path("record");
    assertThat(record.at("/data/v")).isEqualTo(Transcript.json(expected));
    assertThat(record.has("meta")).isFalse();
  }

  private Transcript readOne(String type, String literal) throws SQLException {
    ObjectNode config =
        server.config(
            "CREATE TYPE mood AS ENUM ('ok', 'not ok'); CREATE TYPE pair AS (a int, b text);"
                + "CREATE DOMAIN cents AS numeric(8,2); CREATE DOMAIN stamps AS date[];"
                + "CREATE TABLE t (v "
                + type
                + ", w int); INSERT INTO t (v) VALUES ("
                + literal
                + ")");
    Run run = new Run(folder, config);
    return run.read(Run.catalog(run.discover().stream("t")));
  }

  @Test
  void an_array_of_texts_keeps_quotes_backslashes_and_the_word_null() throws SQLException {
    Transcript read = readOne("text[]", "ARRAY['a b','NULL',NULL,'q\"\\',',{}','']");
    assertThat(read.records("t").get(0).path("v"))
        .isEqualTo(Transcript.json("[\"a b\",\"NULL\",null,\"q\\\"\\\\\",\",{}\",\"\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          numeric     | 'NaN'                      | null
          numeric     | 'Infinity'                 | null
          float8      | '-Infinity'                | null
          date        | 'infinity'                 | null
          date        | '10000-01-01'              | null
          timestamp   | '-infinity'                | null
          timestamptz | '99999-01-01 00:00:00+00'  | null
          timetz      | '10:00:00+05:30:15'        | null
          float8[]    | '{1,NaN,2}'                | [1,null,2]
          json        | '{"a":[1e100000]}'         | null
          json        | '1e-100000'                | null
          numeric     | '1e-10000'                 | null
          numeric     | '1e10000'                  | null
          numeric[]   | '{1,1e-16000}'             | [1,null]
          """)
  void what_the_protocol_cannot_say_is_null_with_a_change(
      String type, String literal, String expected) throws SQLException {
    Transcript read = readOne(type, literal);
    JsonNode record = read.of("RECORD").get(0).path("record");
    assertThat(record.at("/data/v")).isEqualTo(Transcript.json(expected));
    assertThat(record.at("/meta/changes"))
        .isEqualTo(
            Transcript.json(
                "[{\"field\":\"v\",\"change\":\"NULLED\","
                    + "\"reason\":\"SOURCE_SERIALIZATION_ERROR\"}]"));
    assertThat(read.warnings()).anyMatch(text -> text.contains("'v'"));
  }

  @Test
  void the_schema_says_the_type_of_every_column() throws SQLException {
    ObjectNode config =
        server.config(
            """
            CREATE DOMAIN price AS numeric(10,2);
            CREATE TABLE t (
              a int4, b numeric(10,2), c numeric, d float8, e timestamptz, f timestamp, g date,
              h time, i timetz, j bytea, k jsonb, l uuid, m text[], n int4[][], o bool, p price,
              q money, r interval)""");
    JsonNode properties =
        new Run(folder, config).discover().stream("t").at("/json_schema/properties");
    assertThat(properties)
        .isEqualTo(
            Transcript.json(
                """
                {"a":{"type":["null","number"],"airbyte_type":"integer"},
                 "b":{"type":["null","number"],"multipleOf":0.01,"exclusiveMaximum":100000000,
                      "exclusiveMinimum":-100000000},
                 "c":{"type":["null","number"]},
                 "d":{"type":["null","number"],"format":"double"},
                 "e":{"type":["null","string"],"format":"date-time",
                      "airbyte_type":"timestamp_with_timezone"},
                 "f":{"type":["null","string"],"format":"date-time",
                      "airbyte_type":"timestamp_without_timezone"},
                 "g":{"type":["null","string"],"format":"date"},
                 "h":{"type":["null","string"],"format":"time",
                      "airbyte_type":"time_without_timezone"},
                 "i":{"type":["null","string"],"format":"time",
                      "airbyte_type":"time_with_timezone"},
                 "j":{"type":["null","string"],"contentEncoding":"base64"},
                 "k":{"type":["null","object"],"oneOf":[{"type":"array"},{"type":"object"},
                      {"type":"number"},{"type":"string"},{"type":"boolean"}],
                      "airbyte_type":"json"},
                 "l":{"type":["null","string"],"format":"uuid"},
                 "m":{"type":["null","array"],"items":{"type":"string"}},
                 "n":{"type":["null","array"],"items":{"type":"array","items":
                      {"type":"number","airbyte_type":"integer"}}},
                 "o":{"type":["null","boolean"]},
                 "p":{"type":["null","number"],"multipleOf":0.01,"exclusiveMaximum":100000000,
                      "exclusiveMinimum":-100000000},
                 "q":{"type":["null","number"]},
                 "r":{"type":["null","string"]}}
                """));
  }
}
