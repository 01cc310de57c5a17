package dev.tern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any JSON at all travels through the free and the unknown fields of a message. */
class AnyJsonTest {

  private static final int DEPTH = 3;

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void data_keeps_its_meaning(@ForAll("objects") String data) throws IOException {
    String line = "{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":" + data + "}}";

    assertThat(JsonMeaning.of(WireJson.through(AirbyteMessage.class, line)))
        .isEqualTo(JsonMeaning.of(line));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void an_unknown_field_keeps_its_meaning(@ForAll("values") String value) throws IOException {
    String line = "{\"type\":\"STATE\",\"state\":{\"new\":" + value + "},\"newer\":" + value + "}";

    assertThat(JsonMeaning.of(WireJson.through(AirbyteMessage.class, line)))
        .isEqualTo(JsonMeaning.of(line));
  }

  @Provide
  Arbitrary<String> values() {
    return values(DEPTH);
  }

  @Provide
  Arbitrary<String> objects() {
    return objects(DEPTH);
  }

  private static Arbitrary<String> values(int depth) {
    return depth == 0
        ? scalars()
        : Arbitraries.oneOf(List.of(scalars(), objects(depth - 1), arrays(depth - 1)));
  }

  private static Arbitrary<String> objects(int depth) {
    return Arbitraries.maps(texts(), values(depth))
        .ofMaxSize(4)
        .map(
            fields ->
                fields.entrySet().stream()
                    .map(field -> field.getKey() + ":" + field.getValue())
                    .collect(Collectors.joining(",", "{", "}")));
  }

  private static Arbitrary<String> arrays(int depth) {
    return values(depth)
        .list()
        .ofMaxSize(4)
        .map(elements -> "[" + String.join(", ", elements) + "]");
  }

  private static Arbitrary<String> scalars() {
    return Arbitraries.oneOf(List.of(numbers(), texts(), Arbitraries.of("true", "false", "null")));
  }

  private static Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(300);
    Arbitrary<String> whole = digits.map(text -> text.replaceFirst("^0+(?=.)", ""));
    Arbitrary<String> fraction = Arbitraries.oneOf(Arbitraries.just(""), digits.map(d -> "." + d));
    Arbitrary<String> exponent =
        Arbitraries.oneOf(
            Arbitraries.just(""), Arbitraries.integers().between(-400, 400).map(e -> "e" + e));
    return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, exponent)
        .as((sign, whole1, fraction1, exponent1) -> sign + whole1 + fraction1 + exponent1);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8), Arbitraries.of("id", "\uD83D\uDE00", "\u2028"))
        .map(AnyJsonTest::quoted);
  }

  private static String quoted(String text) {
    try {
      return WireJson.MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A text that is no JSON text", e);
    }
  }
}
