package dev.tern.cdk.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonBytesPropertiesTest {

  private final LineBytes lines = new LineBytes();
  private final JsonBytes json = new JsonBytes(lines);

  /** Takes what was written since the last time. */
  private String written() {
    String text = new String(lines.array(), 0, lines.size(), StandardCharsets.UTF_8);
    lines.cut(0);
    return text;
  }

  private static String jackson(Object value) throws JsonProcessingException {
    return ProtocolJson.mapper().writeValueAsString(value);
  }

  @Property
  void texts_are_spelled_as_by_jackson(@ForAll("texts") String text)
      throws JsonProcessingException {
    assertThat(json.text(text)).isTrue();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    json.text(utf8, 0, utf8.length);

    assertThat(written()).isEqualTo(jackson(text) + jackson(text));
  }

  @Test
  void a_letter_is_spelled_the_same_wherever_it_stands() throws JsonProcessingException {
    for (String letter : List.of("\"", "\\", "\n", "\u001f", "\u007f", "\u0080", "漂", "🐦")) {
      for (int before = 0; before < 25; before++) {
        texts_are_spelled_as_by_jackson("a".repeat(before) + letter + "bcdefghijkl");
      }
    }
  }

  @Test
  void numbers_around_the_powers_of_ten_have_all_their_digits() throws JsonProcessingException {
    long power = 1;
    for (int digits = 1; digits <= 19; digits++) {
      for (long value = power - 2; value <= power + 1; value++) {
        exact_numbers_keep_their_zeros(value, digits);
        exact_numbers_keep_their_zeros(-value, 1);
        whole_numbers_are_spelled_as_by_java(value);
        whole_numbers_are_spelled_as_by_java(-value);
      }
      power *= 10;
    }
    whole_numbers_are_spelled_as_by_java(Long.MIN_VALUE);
    exact_numbers_keep_their_zeros(Long.MIN_VALUE, 18);
  }

  @Property
  void half_a_character_is_found_wherever_it_stands(
      @ForAll("texts") String before, @ForAll("halves") char half, @ForAll("texts") String after) {
    assertThat(json.text(before + half + after)).isFalse();
  }

  @Property
  void whole_numbers_are_spelled_as_by_java(@ForAll long value) {
    json.number(value);

    assertThat(written()).isEqualTo(Long.toString(value));
  }

  @Property
  void exact_numbers_keep_their_zeros(@ForAll long unscaled, @ForAll @IntRange(max = 40) int scale)
      throws JsonProcessingException {
    json.decimal(unscaled, scale);

    assertThat(written()).isEqualTo(jackson(BigDecimal.valueOf(unscaled, scale)));
  }

  @Property
  void a_number_comes_back_as_the_one_it_was(@ForAll("doubles") double value)
      throws JsonProcessingException {
    json.number(value);

    String written = written();
    JsonNode read = ProtocolJson.mapper().readTree(written);
    assertThat(read.doubleValue()).isEqualTo(value);
    assertThat(written.length()).isLessThanOrEqualTo(Double.toString(value).length());
  }

  @Property(tries = 1_000_000)
  @Tag("long")
  void texts_are_spelled_as_by_jackson_a_million_times(@ForAll("texts") String text)
      throws JsonProcessingException {
    texts_are_spelled_as_by_jackson(text);
  }

  @Property(tries = 2_000_000)
  @Tag("long")
  void numbers_come_back_a_million_times(@ForAll("doubles") double value)
      throws JsonProcessingException {
    a_number_comes_back_as_the_one_it_was(value);
  }

  @Property(tries = 1_000_000)
  @Tag("long")
  void exact_numbers_keep_their_zeros_a_million_times(
      @ForAll long unscaled, @ForAll @IntRange(max = 40) int scale) throws JsonProcessingException {
    exact_numbers_keep_their_zeros(unscaled, scale);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.strings().ascii().ofMaxLength(40),
            Arbitraries.of("\"", "\\", "\u007f", "\ud83d\udc26", "漂鳥", "ü", "\u0000", "\u2028"),
            Arbitraries.integers().between(1015, 1030).map("x"::repeat));
    return pieces
        .list()
        .ofMaxSize(6)
        .map(list -> String.join("", list))
        .map(JsonBytesPropertiesTest::whole);
  }

  /** Without halves of surrogate pairs. */
  private static String whole(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<Character> halves() {
    return Arbitraries.of('\ud800', '\udbff', '\udc00', '\udfff');
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.longs().between(-999_999_999, 999_999_999).map(cents -> cents / 100.0),
        Arbitraries.longs().between(0, 1_000_000_000_000L).map(small -> small / 1e9),
        Arbitraries.of(0.0, -0.0, 0.1 + 0.2, 1e-3, 1e7, 9_999_999.999999998, 0.001953125));
  }
}
