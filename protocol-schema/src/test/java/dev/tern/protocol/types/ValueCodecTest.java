package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of the value forms. */
final class ValueCodecTest {
  @ParameterizedTest
  @CsvSource({
    "0001-01-01,0001-01-01",
    "9999-12-31,9999-12-31",
    "0001-12-31 BC,0000-12-31",
    "0044-03-15 BC,-0043-03-15",
    "0005-02-29 BC,-0004-02-29",
    "9999-01-01 BC,-9998-01-01"
  })
  void years_before_christ_have_no_zero(String text, LocalDate date) {
    assertThat(ValueCodec.DATE.decode(TextNode.valueOf(text)).orElseThrow().value())
        .isEqualTo(date);
    assertThat(ValueCodec.DATE.encode(date, SchemaForm.V0).orElseThrow().textValue())
        .isEqualTo(text);
  }

  @Test
  void years_the_protocol_cannot_name_have_no_wire_form() {
    assertThat(ValueCodec.DATE.encode(LocalDate.of(10_000, 1, 1), SchemaForm.V0)).isEmpty();
    assertThat(ValueCodec.DATE.encode(LocalDate.of(-9999, 1, 1), SchemaForm.V1)).isEmpty();
    assertThat(ValueCodec.TIMESTAMP_WITH_TIMEZONE.encode(OffsetDateTime.MAX, SchemaForm.V0))
        .isEmpty();
    assertThat(
            ValueCodec.TIMESTAMP_WITH_TIMEZONE.encode(
                OffsetDateTime.MIN.withOffsetSameLocal(ZoneOffset.ofTotalSeconds(7)),
                SchemaForm.V0))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-11-22T01:23:45",
        "2022-11-22 01:23:45Z",
        "2022-11-22T01:23Z",
        "2022-13-22T01:23:45Z",
        "2022-11-22T24:00:00Z",
        "2022-11-22T01:23:45+19:00",
        "2022-11-22T01:23:45+0500",
        "0000-11-22T01:23:45Z",
        "20221-11-22T01:23:45Z",
        "",
        "x"
      })
  void a_timestamp_of_another_shape_is_none(String text) {
    assertThat(ValueCodec.TIMESTAMP_WITH_TIMEZONE.decode(TextNode.valueOf(text))).isEmpty();
  }

  @Test
  void one_digit_offsets_and_eras_are_read() {
    var read =
        ValueCodec.TIMESTAMP_WITH_TIMEZONE.decode(
            TextNode.valueOf("0044-03-15T12:00:00.5-3:30 BC"));

    assertThat(read.orElseThrow().value()).isEqualTo("-0043-03-15T12:00:00.5-03:30");
  }

  @Test
  void digits_beyond_a_nanosecond_are_cut_and_told() {
    var cut =
        ValueCodec.TIME_WITHOUT_TIMEZONE
            .decode(TextNode.valueOf("01:23:45.1234567899"))
            .orElseThrow();
    var zeros =
        ValueCodec.TIME_WITHOUT_TIMEZONE
            .decode(TextNode.valueOf("01:23:45.12345678900"))
            .orElseThrow();

    assertThat(cut)
        .isEqualTo(new ValueCodec.Decoded<>(LocalTime.of(1, 23, 45, 123_456_789), false));
    assertThat(zeros.exact()).isTrue();
  }

  @Test
  void only_v1_can_say_infinity_and_nan() {
    assertThat(ValueCodec.NUMBER.encode(Double.NaN, SchemaForm.V0)).isEmpty();
    assertThat(ValueCodec.NUMBER.encode(Double.NEGATIVE_INFINITY, SchemaForm.V1))
        .contains(TextNode.valueOf("-Infinity"));
    assertThat(ValueCodec.NUMBER.decode(TextNode.valueOf("NaN")).orElseThrow().value())
        .isEqualTo(Double.NaN);
    assertThat(ValueCheck.fits(NumberType.PLAIN, TextNode.valueOf("Infinity"), SchemaForm.V1))
        .isTrue();
    assertThat(ValueCheck.fits(NumberType.PLAIN, TextNode.valueOf("Infinity"), SchemaForm.V0))
        .isFalse();
  }

  @Test
  void a_number_too_long_to_write_out_is_none() {
    assertThat(ValueCodec.NUMBER.decode(TextNode.valueOf("1e400")).orElseThrow().value().toString())
        .isEqualTo("1E+400");
    assertThat(ValueCodec.NUMBER.decode(TextNode.valueOf("1e999999"))).isEmpty();
    assertThat(ValueCodec.INTEGER.decode(Json.read("1e-999999"))).isEmpty();
  }

  @Test
  void whole_numbers_are_told_by_value() {
    assertThat(ValueCodec.INTEGER.decode(Json.read("42.0")).orElseThrow().value()).isEqualTo(42);
    assertThat(ValueCodec.INTEGER.decode(Json.read("42.5"))).isEmpty();
    assertThat(ValueCodec.BOOLEAN.decode(Json.read("'true'"))).isEmpty();
    assertThat(ValueCodec.BINARY.decode(Json.read("'AB=='"))).isEmpty();
  }
}
