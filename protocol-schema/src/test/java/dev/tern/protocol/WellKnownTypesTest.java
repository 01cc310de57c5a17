package dev.tern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data types of v1 take the values of their kind and no others. */
class WellKnownTypesTest {

  @ParameterizedTest
  @CsvSource({
    "BinaryData, ''",
    "BinaryData, aGVsbG8=",
    "BinaryData, aGVsbA==",
    "Integer, 42",
    "Integer, -0",
    "Integer, 42.0",
    "Integer, -Infinity",
    "Number, 1.10",
    "Number, -123456789012345678901234567890.5",
    "Number, 1E+400",
    "Number, NaN",
    "Number, Infinity",
    "Date, 2022-11-22",
    "Date, 0044-03-15 BC",
    "TimestampWithTimezone, 2022-11-22T01:23:45.123456+05:00",
    "TimestampWithTimezone, 2022-11-22T01:23:45Z",
    "TimestampWithTimezone, 2022-11-22T01:23:45-5:00 BC",
    "TimestampWithoutTimezone, 2022-11-22T01:23:45",
    "TimestampWithoutTimezone, 2022-11-22T01:23:45.1 BC",
    "TimeWithTimezone, 01:23:45.123+05:00",
    "TimeWithTimezone, 01:23:45Z",
    "TimeWithoutTimezone, 01:23:45",
  })
  void a_value_of_the_type_is_taken(String type, String value) throws IOException {
    assertThat(takes(type, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BinaryData, aGVsbG8",
    "BinaryData, aGVs_G8=",
    "Integer, abc1",
    "Integer, 1.5",
    "Integer, ''",
    "Number, abc1",
    "Number, 1.",
    "Number, nan",
    "Number, +1",
    "Date, 22-11-22",
    "Date, 2022-11-22 AD",
    "TimestampWithTimezone, 2022-11-22T01:23:45",
    "TimestampWithTimezone, 2022-11-22 01:23:45Z",
    "TimestampWithoutTimezone, 2022-11-22T01:23:45Z",
    "TimeWithTimezone, 01:23:45",
    "TimeWithTimezone, 01:23:45Z BC",
    "TimeWithoutTimezone, 01:23",
  })
  void a_value_of_another_type_is_refused(String type, String value) throws IOException {
    assertThat(takes(type, value)).isFalse();
  }

  @Test
  void all_ten_types_are_there() throws IOException {
    List<String> names = new ArrayList<>();
    definitions().fieldNames().forEachRemaining(names::add);

    assertThat(names)
        .containsExactly(
            "String",
            "BinaryData",
            "Boolean",
            "Integer",
            "Number",
            "Date",
            "TimestampWithTimezone",
            "TimestampWithoutTimezone",
            "TimeWithTimezone",
            "TimeWithoutTimezone");
    assertThat(definitions().at("/String/type").asText()).isEqualTo("string");
    assertThat(definitions().at("/Boolean/type").asText()).isEqualTo("boolean");
  }

  private static boolean takes(String type, String value) throws IOException {
    JsonNode definition = definitions().get(type);
    if (!definition.has("oneOf")) {
      return Pattern.compile(definition.get("pattern").asText()).matcher(value).find();
    }
    boolean shaped =
        Pattern.compile(definition.at("/oneOf/0/pattern").asText()).matcher(value).find();
    boolean named = false;
    for (JsonNode name : definition.at("/oneOf/1/enum")) {
      named |= name.asText().equals(value);
    }
    return shaped ^ named;
  }

  private static JsonNode definitions() throws IOException {
    String text = GoldenLines.textOf("/airbyte_protocol/well_known_types.yaml");
    return new YAMLMapper().readTree(text).get("definitions");
  }
}
