package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import dev.tern.protocol.types.DataType.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What coercion keeps, respells, truncates and nulls. */
final class CoercionTest {
  private final Coercion destination = new Coercion(Coercion.Side.DESTINATION);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STRING | 42 | '42'",
        "STRING | 1.10 | '1.10'",
        "STRING | true | 'true'",
        "STRING | [1] | '[1]'",
        "INTEGER | '42' | 42",
        "INTEGER | '42.0' | 42",
        "NUMBER | '1234.56' | 1234.56",
        "NUMBER | '1.0E10' | 1.0E10",
        "BINARY | 'AB==' | 'AA=='",
        "BINARY | '-_-_' | '+/+/'",
        "BINARY | 'QQ' | 'QQ=='",
        "DATE | '2022-11-22T00:00:00' | '2022-11-22'",
        "TIMESTAMP_WITH_TIMEZONE | '2022-11-22 01:23:45+05' | '2022-11-22T01:23:45+05:00'",
        "TIMESTAMP_WITH_TIMEZONE | '2022-11-22t01:23:45z' | '2022-11-22T01:23:45Z'",
        "TIMESTAMP_WITH_TIMEZONE | '2022-11-22T01:23:45' | '2022-11-22T01:23:45Z'",
        "TIMESTAMP_WITH_TIMEZONE | '2022-11-22T01:23:45.1234567891+0530' | '2022-11-22T01:23:45.1234567891+05:30'",
        "TIMESTAMP_WITHOUT_TIMEZONE | '2022-11-22 01:23' | '2022-11-22T01:23:00'",
        "TIMESTAMP_WITHOUT_TIMEZONE | '2022-11-22' | '2022-11-22T00:00:00'",
        "TIMESTAMP_WITHOUT_TIMEZONE | '0044-03-15 12:00:00 BC' | '0044-03-15T12:00:00 BC'",
        "TIME_WITH_TIMEZONE | '01:23:45' | '01:23:45Z'",
        "TIME_WITHOUT_TIMEZONE | '01:23' | '01:23:00'",
      })
  void a_value_said_another_way_is_respelled_without_a_change(
      Kind kind, String value, String expected) {
    Coerced coerced = destination.coerce("f", DataType.of(kind), Json.read(value));

    assertThat(coerced.value().toString()).isEqualTo(Json.read(expected).toString());
    assertThat(coerced.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BOOLEAN | 'true'",
        "BOOLEAN | 1",
        "INTEGER | 42.5",
        "INTEGER | 'foo'",
        "INTEGER | true",
        "NUMBER | 'NaN'",
        "NUMBER | {}",
        "BIG_INTEGER | 'x'",
        "BINARY | 'a?'",
        "BINARY | 5",
        "DATE | 19318",
        "DATE | '2022-02-30'",
        "DATE | '0000-01-01'",
        "TIMESTAMP_WITH_TIMEZONE | 1669080225",
        "TIMESTAMP_WITHOUT_TIMEZONE | 'infinity'",
        "TIME_WITHOUT_TIMEZONE | '25:00:00'",
        "ARRAY | 'a'",
        "OBJECT | []",
      })
  void a_value_of_another_type_is_nulled(Kind kind, String value) {
    Coerced coerced = destination.coerce("f", DataType.of(kind), Json.read(value));

    assertThat(coerced.value()).isEqualTo(NullNode.getInstance());
    assertThat(coerced.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.getField()).isEqualTo("f");
              assertThat(change.getChange()).isEqualTo(Change.NULLED);
              assertThat(change.getReason()).isEqualTo(Reason.DESTINATION_TYPECAST_ERROR);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DATE | '2022-11-22T01:00:00Z' | '2022-11-22'",
        "TIMESTAMP_WITHOUT_TIMEZONE | '2022-11-22T01:23:45+05:00' | '2022-11-22T01:23:45'",
        "TIME_WITHOUT_TIMEZONE | '01:23:45+05:00' | '01:23:45'",
      })
  void a_part_the_type_cannot_hold_is_truncated(Kind kind, String value, String expected) {
    Coerced coerced =
        new Coercion(Coercion.Side.SOURCE).coerce("f", DataType.of(kind), Json.read(value));

    assertThat(coerced.value()).isEqualTo(Json.read(expected));
    assertThat(coerced.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.getChange()).isEqualTo(Change.TRUNCATED);
              assertThat(change.getReason()).isEqualTo(Reason.SOURCE_SERIALIZATION_ERROR);
            });
  }

  @Test
  void a_decimal_loses_digits_behind_its_scale_and_is_nulled_beyond_its_precision() {
    DataType money = NumberType.decimal(5, 2);

    Coerced fits = destination.coerce("f", money, Json.read("123.4500"));
    Coerced cut = destination.coerce("f", money, Json.read("123.456"));
    Coerced large = destination.coerce("f", money, Json.read("1234.5"));

    assertThat(fits.isLossless()).isTrue();
    assertThat(cut.value()).isEqualTo(Json.read("123.45"));
    assertThat(cut.changes().get(0).getChange()).isEqualTo(Change.TRUNCATED);
    assertThat(cut.changes().get(0).getReason())
        .isEqualTo(Reason.DESTINATION_FIELD_SIZE_LIMITATION);
    assertThat(large.value().isNull()).isTrue();
    assertThat(large.changes().get(0).getChange()).isEqualTo(Change.NULLED);
    assertThat(large.changes().get(0).getReason())
        .isEqualTo(Reason.DESTINATION_FIELD_SIZE_LIMITATION);
  }

  @Test
  void a_record_is_coerced_field_by_field_and_changes_name_the_path() {
    ObjectType type =
        ObjectType.of(
            Map.of(
                "id", DataType.of(Kind.INTEGER),
                "address", ObjectType.of(Map.of("floors", ArrayType.of(DataType.of(Kind.INTEGER)))),
                "ok", DataType.of(Kind.BOOLEAN)));
    JsonNode data =
        Json.read("{'id':'7','address':{'floors':[1,'x'],'city':'Bern'},'ok':1,'extra':0}");

    Coerced coerced = destination.coerceRecord(type, data.deepCopy());

    assertThat(coerced.value())
        .isEqualTo(
            Json.read("{'id':7,'address':{'floors':[1,null],'city':'Bern'},'ok':null,'extra':0}"));
    assertThat(coerced.changes())
        .extracting(change -> change.getField())
        .containsExactly("address.floors.1", "ok");
  }

  @Test
  void a_union_takes_the_first_option_without_loss() {
    DataType union = UnionType.of(List.of(DataType.of(Kind.BOOLEAN), DataType.of(Kind.INTEGER)));

    assertThat(destination.coerce("f", union, Json.read("'42'")).value())
        .isEqualTo(Json.read("42"));
    assertThat(destination.coerce("f", union, Json.read("'x'")).changes()).hasSize(1);
  }
}
