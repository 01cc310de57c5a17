package dev.tern.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each type becomes in the table, value by value. */
class TypesTest {

  private static final String NULLED = "v NULLED DESTINATION_TYPECAST_ERROR";
  private static final String TRUNCATED = "v TRUNCATED DESTINATION_FIELD_SIZE_LIMITATION";
  private static final String DOUBLE = "{\"type\":\"number\",\"format\":\"double\"}";
  private static final String BINARY = "{\"type\":\"string\",\"contentEncoding\":\"base64\"}";

  @TempDir private Path folder = Path.of("");

  @Test
  void text_is_kept_as_it_is() {
    stores("{\"type\":\"string\"}", "VARCHAR")
        .value("\"\"", "")
        .value("\"x\\u0000y \\ud83d\\ude00 'q' \\\"\"", "x\0y \ud83d\ude00 'q' \"")
        .value("null", "null")
        .value("1.10", "1.10")
        .value("{\"a\":[1]}", "{\"a\":[1]}")
        .value("true", "true")
        .value("\"half \\ud83d\"", "null", "v NULLED DESTINATION_SERIALIZATION_ERROR")
        .run();
  }

  @Test
  void booleans_are_native() {
    stores("{\"type\":[\"null\",\"boolean\"]}", "BOOLEAN")
        .value("true", "true")
        .value("false", "false")
        .value("\"true\"", "null", NULLED)
        .value("1", "null", NULLED)
        .run();
  }

  @Test
  void integers_have_64_bits() {
    stores("{\"type\":\"integer\"}", "BIGINT")
        .value("9223372036854775807", "9223372036854775807")
        .value("-9223372036854775808", "-9223372036854775808")
        .value("9223372036854775808", "null", NULLED)
        .value("-9223372036854775809", "null", NULLED)
        .value("42.0", "42")
        .value("1e3", "1000")
        .value("\"17\"", "17")
        .value("4.5", "null", NULLED)
        .value("1e-999999999", "null", NULLED)
        .value("1e999999999", "null", NULLED)
        .value("\"x\"", "null", NULLED)
        .value("true", "null", NULLED)
        .run();
  }

  @Test
  void big_integers_have_128_bits() {
    stores("{\"type\":\"integer\",\"airbyte_type\":\"big_integer\"}", "HUGEINT")
        .value("170141183460469231731687303715884105727", "170141183460469231731687303715884105727")
        .value(
            "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728")
        .value("170141183460469231731687303715884105728", "null", NULLED)
        .value("-1", "-1")
        .value("0", "0")
        .run();
  }

  @Test
  void numbers_are_exact_decimals() {
    stores("{\"type\":\"number\"}", "DECIMAL(38,18)")
        .value("0.1", "0.100000000000000000")
        .value(
            "-99999999999999999999.999999999999999999", "-99999999999999999999.999999999999999999")
        .value("99999999999999999999.9999999999999999999", "null", NULLED)
        .value("100000000000000000000", "null", NULLED)
        .value("0.0000000000000000005", "0.000000000000000001", TRUNCATED)
        .value("1e-999999999", "0.000000000000000000", TRUNCATED)
        .value("1e999999999", "null", NULLED)
        .value("\"12.50\"", "12.500000000000000000")
        .value("0e-999999999", "0.000000000000000000")
        .run();
  }

  @Test
  void declared_decimals_get_their_size() {
    String type =
        "{\"type\":\"number\",\"multipleOf\":0.01,\"exclusiveMaximum\":100,\"exclusiveMinimum\":-100}";
    stores(type, "DECIMAL(4,2)")
        .value("-99.99", "-99.99")
        .value("99.994", "99.99", TRUNCATED)
        .value("99.995", "null", NULLED)
        .value("100", "null", NULLED)
        .run();
  }

  @Test
  void binary_numbers_keep_their_width() {
    stores(DOUBLE, "DOUBLE")
        .value("0.1", "0.1")
        .value("1.7976931348623157e308", "1.7976931348623157e+308")
        .value("4.9e-324", "5e-324")
        .value("1e400", "null", NULLED)
        .value("1e-400", "0.0", TRUNCATED)
        .value("0.12345678901234567890", "0.12345678901234568", TRUNCATED)
        .value("\"NaN\"", "nan")
        .value("\"-Infinity\"", "-inf")
        .run();
    stores("{\"type\":\"number\",\"format\":\"float\"}", "FLOAT")
        .value("1.5", "1.5")
        .value("0.3", "0.3")
        .value("3.4028235e38", "3.4028235e+38")
        .value("0.123456789", "0.12345679", TRUNCATED)
        .value("1e39", "null", NULLED)
        .value("\"Infinity\"", "inf")
        .run();
  }

  @Test
  void dates_have_four_digits_of_years_and_years_before_christ() {
    stores("{\"type\":\"string\",\"format\":\"date\"}", "DATE")
        .value("\"2024-02-29\"", "2024-02-29")
        .value("\"0044-03-15 BC\"", "0044-03-15 (BC)")
        .value("\"0001-01-01\"", "0001-01-01")
        .value("\"9999-12-31\"", "9999-12-31")
        .value("\"9999-01-01 BC\"", "9999-01-01 (BC)")
        .value("\"10000-01-01\"", "null", NULLED)
        .value("\"5881580-07-10\"", "null", NULLED)
        .value("\"2023-02-29\"", "null", NULLED)
        .value("\"0000-01-01 BC\"", "null", NULLED)
        .value("\"24-02-29\"", "null", NULLED)
        .value("\"2024-02-29T00:00:00Z\"", "null", NULLED)
        .value("20240229", "null", NULLED)
        .run();
  }

  @Test
  void timestamps_have_microseconds() {
    String type =
        "{\"type\":\"string\",\"format\":\"date-time\","
            + "\"airbyte_type\":\"timestamp_without_timezone\"}";
    stores(type, "TIMESTAMP")
        .value("\"2022-11-22T01:23:45.123456\"", "2022-11-22 01:23:45.123456")
        .value("\"2022-11-22T01:23:45.1\"", "2022-11-22 01:23:45.1")
        .value("\"2022-11-22T01:23:45.1234560\"", "2022-11-22 01:23:45.123456")
        .value("\"1922-11-22T01:23:45.1234569\"", "1922-11-22 01:23:45.123456", TRUNCATED)
        .value("\"9999-12-31T23:59:59.999999\"", "9999-12-31 23:59:59.999999")
        .value("\"9999-01-01T00:00:00 BC\"", "9999-01-01 (BC) 00:00:00")
        .value("\"0044-03-15T10:00:00.0000019 BC\"", "0044-03-15 (BC) 10:00:00.000001", TRUNCATED)
        .value("\"10000-01-01T00:00:00\"", "null", NULLED)
        .value("\"2022-11-22T24:00:00\"", "null", NULLED)
        .value("\"2022-11-22T01:23:45Z\"", "null", NULLED)
        .value("\"2022-11-22 01:23:45\"", "null", NULLED)
        .run();
  }

  @Test
  void timestamps_with_a_zone_are_moments() {
    stores("{\"type\":\"string\",\"format\":\"date-time\"}", "TIMESTAMP WITH TIME ZONE")
        .value("\"2022-11-22T01:23:45.123456+05:00\"", "2022-11-21 20:23:45.123456+00")
        .value("\"2022-11-22T01:23:45Z\"", "2022-11-22 01:23:45+00")
        .value("\"2022-11-22T01:23:45-5:30\"", "2022-11-22 06:53:45+00")
        .value("\"0001-01-01T00:00:00Z BC\"", "0001-01-01 (BC) 00:00:00+00")
        .value("\"9999-12-31T23:59:59-18:00\"", "10000-01-01 17:59:59+00")
        .value("\"2022-11-22T01:23:45.0000001Z\"", "2022-11-22 01:23:45+00", TRUNCATED)
        .value("\"2022-11-22T01:23:45\"", "null", NULLED)
        .value("1669080225", "null", NULLED)
        .run();
  }

  @Test
  void times_are_kept_with_their_offset() {
    stores("{\"type\":\"string\",\"format\":\"time\"}", "TIME WITH TIME ZONE")
        .value("\"01:23:45.123456+05:30\"", "01:23:45.123456+05:30")
        .value("\"23:59:59Z\"", "23:59:59+00")
        .value("\"00:00:00-15:59\"", "00:00:00-15:59")
        .value("\"24:00:00Z\"", "24:00:00+00")
        .value("\"24:00:00-03:00\"", "24:00:00-03")
        .value("\"24:00:00.5Z\"", "null", NULLED)
        .value("\"24:00:01Z\"", "null", NULLED)
        .value("\"00:00:00+16:00\"", "null", NULLED)
        .value("\"00:00:00.0000001+16:00\"", "null", NULLED)
        .value("\"00:00:00\"", "null", NULLED)
        .run();
    String type =
        "{\"type\":\"string\",\"format\":\"time\",\"airbyte_type\":\"time_without_timezone\"}";
    stores(type, "TIME")
        .value("\"23:59:59.999999\"", "23:59:59.999999")
        .value("\"23:59:59.9999999\"", "23:59:59.999999", TRUNCATED)
        .value("\"24:00:00\"", "24:00:00")
        .value("\"24:00:00.000001\"", "null", NULLED)
        .value("\"23:59:60\"", "null", NULLED)
        .value("\"1:00:00\"", "null", NULLED)
        .value("\"01:00:00 BC\"", "null", NULLED)
        .run();
  }

  @Test
  void bytes_come_from_base64() {
    stores(BINARY, "BLOB")
        .value("\"AAH/\"", "\\x00\\x01\\xFF")
        .value("\"\"", "")
        .value("\"AAE\"", "\\x00\\x01")
        .value("\"no base64!\"", "null", NULLED)
        .value("5", "null", NULLED)
        .run();
  }

  @Test
  void anything_else_is_json_with_its_numbers_untouched() {
    List<String> types =
        List.of(
            "{}",
            "true",
            "{\"type\":\"object\"}",
            "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}",
            "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}");
    for (String type : types) {
      stores(type, "JSON")
          .value(
              "{\"a\":[1.10,12345678901234567890.123456789]}",
              "{\"a\":[1.10,12345678901234567890.123456789]}")
          .value("\"text\"", "\"text\"")
          .value("[1E+999999999]", "[1E+999999999]")
          .value("null", "null")
          .run();
    }
  }

  private Expectation stores(String schema, String type) {
    return new Expectation(new Warehouse(folder), schema, type);
  }

  /** Values of one type with what is to be found in the table and in its {@code _airbyte_meta}. */
  private static final class Expectation {

    private final Warehouse warehouse;
    private final String schema;
    private final String type;
    private final List<String> records = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    Expectation(Warehouse warehouse, String schema, String type) {
      this.warehouse = warehouse;
      this.schema = schema;
      this.type = type;
    }

    Expectation value(String json, String text, String... changes) {
      records.add(Lines.record("t", "{\"n\":" + records.size() + ",\"v\":" + json + "}"));
      rows.add(text + "|" + String.join(", ", changes));
      return this;
    }

    void run() {
      RunResult result =
          warehouse.write(
              List.of(Lines.overwrite("t", "\"n\":{\"type\":\"integer\"},\"v\":" + schema)),
              String.join("", records),
              Lines.complete("t"));
      assertThat(result.exitCode()).as(String.join("\n", result.lines())).isZero();
      assertThat(
              warehouse.query(
                  "SELECT data_type FROM duckdb_columns() WHERE table_name = 't' AND column_name = 'v'"))
          .containsExactly(type);
      assertThat(
              warehouse.query(
                  "SELECT v::VARCHAR, array_to_string([c.field || ' ' || c.change || ' ' || c.reason FOR c IN"
                      + " from_json(_airbyte_meta->'changes', '[{\"field\":\"VARCHAR\",\"change\":\"VARCHAR\","
                      + "\"reason\":\"VARCHAR\"}]')], ', ') FROM t ORDER BY n"))
          .containsExactlyElementsOf(rows);
    }
  }
}
