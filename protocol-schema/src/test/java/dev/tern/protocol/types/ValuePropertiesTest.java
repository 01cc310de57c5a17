package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What holds for every value: coercion and codecs. */
final class ValuePropertiesTest {
  private final Coercion coercion = new Coercion(Coercion.Side.DESTINATION);

  @Provide
  Arbitrary<DataType> types() {
    return Schemas.any().map(DataType::parse);
  }

  @Provide
  Arbitrary<Tuple2<DataType, JsonNode>> typedValues() {
    return types().flatMap(type -> Values.fitting(type).map(value -> Tuple.of(type, value)));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return Values.any();
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Values.dates();
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Values.times();
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Values.offsets();
  }

  @Provide
  Arbitrary<ZoneOffset> oddOffsets() {
    return Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_value_that_fits_is_kept_as_the_same_node(
      @ForAll("typedValues") Tuple2<DataType, JsonNode> typed) {
    Coerced coerced = coercion.coerce("f", typed.get1(), typed.get2());

    assertThat(ValueCheck.fits(typed.get1(), typed.get2(), SchemaForm.V0)).isTrue();
    assertThat(coerced.value()).isSameAs(typed.get2());
    assertThat(coerced.changes()).isEmpty();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void any_value_is_made_to_fit_any_type(
      @ForAll("types") DataType type, @ForAll("values") JsonNode value) {
    JsonNode before = value.deepCopy();

    Coerced coerced = coercion.coerce("f", type, value);

    assertThat(ValueCheck.fits(type, coerced.value(), SchemaForm.V0)).isTrue();
    assertThat(value).isEqualTo(before);
    if (coerced.value().isNull() && !value.isNull()) {
      assertThat(coerced.changes()).isNotEmpty();
    }
  }

  @Property(tries = 500)
  void temporal_codecs_round_trip(
      @ForAll("dates") LocalDate date,
      @ForAll("times") LocalTime time,
      @ForAll("offsets") ZoneOffset offset,
      @ForAll SchemaForm form) {
    assertRoundTrip(ValueCodec.DATE, date, form);
    assertRoundTrip(ValueCodec.TIME_WITHOUT_TIMEZONE, time, form);
    assertRoundTrip(ValueCodec.TIME_WITH_TIMEZONE, time.atOffset(offset), form);
    assertRoundTrip(ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE, date.atTime(time), form);
    assertRoundTrip(ValueCodec.TIMESTAMP_WITH_TIMEZONE, date.atTime(time).atOffset(offset), form);
  }

  @Property
  void offsets_with_seconds_keep_their_moment(
      @ForAll("times") LocalTime time, @ForAll("oddOffsets") ZoneOffset offset) {
    OffsetDateTime moment = LocalDate.of(1850, 6, 15).atTime(time).atOffset(offset);
    OffsetTime clock = time.atOffset(offset);

    OffsetDateTime back =
        read(
            ValueCodec.TIMESTAMP_WITH_TIMEZONE,
            ValueCodec.TIMESTAMP_WITH_TIMEZONE.encode(moment, SchemaForm.V0));
    OffsetTime clockBack =
        read(
            ValueCodec.TIME_WITH_TIMEZONE,
            ValueCodec.TIME_WITH_TIMEZONE.encode(clock, SchemaForm.V0));

    assertThat(back.toInstant()).isEqualTo(moment.toInstant());
    assertThat(clockBack.withOffsetSameInstant(ZoneOffset.UTC))
        .isEqualTo(clock.withOffsetSameInstant(ZoneOffset.UTC));
  }

  @Property
  void number_codecs_round_trip(
      @ForAll BigInteger whole,
      @ForAll BigDecimal decimal,
      @ForAll boolean yes,
      @ForAll SchemaForm form) {
    assertRoundTrip(ValueCodec.INTEGER, whole, form);
    assertRoundTrip(ValueCodec.BIG_INTEGER, whole, form);
    assertRoundTrip(ValueCodec.BOOLEAN, yes, form);
    BigDecimal back = (BigDecimal) read(ValueCodec.NUMBER, ValueCodec.NUMBER.encode(decimal, form));
    assertThat(back).isEqualByComparingTo(decimal);
  }

  @Property
  void text_and_bytes_round_trip(
      @ForAll String text, @ForAll byte[] bytes, @ForAll SchemaForm form) {
    assertRoundTrip(ValueCodec.STRING, text, form);
    assertThat(Arrays.equals(read(ValueCodec.BINARY, ValueCodec.BINARY.encode(bytes, form)), bytes))
        .isTrue();
  }

  private static <T> void assertRoundTrip(ValueCodec<T> codec, T value, SchemaForm form) {
    assertThat(read(codec, codec.encode(value, form))).isEqualTo(value);
  }

  private static <T> T read(ValueCodec<T> codec, Optional<JsonNode> wire) {
    return codec.decode(wire.orElseThrow()).orElseThrow().value();
  }
}
