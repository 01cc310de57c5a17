package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnScannerTest {

  private static final List<String> COLUMNS = List.of("a", "é", "", "long name", "a\"", "none");

  private final ColumnScanner scanner = new ColumnScanner(COLUMNS);

  private void scan(String json) {
    byte[] bytes = RandomJson.utf8("{}" + json + "{}");
    scanner.scan(bytes, 2, bytes.length - 4);
  }

  private void check(String json) throws IOException {
    byte[] bytes = RandomJson.utf8("\",}" + json + "\"]}");
    scanner.scan(bytes, 3, bytes.length - 6);
    JsonNode tree = ProtocolJson.mapper().readTree(json);
    for (int column = 0; column < COLUMNS.size(); column++) {
      JsonNode expected = tree.path(COLUMNS.get(column));
      assertThat(scanner.kind(column)).as(json).isEqualTo(kind(expected));
      assertThat(scanner.node(column)).as(json).isEqualTo(expected);
      if (!expected.isMissingNode()) {
        byte[] range = new byte[scanner.length(column)];
        System.arraycopy(bytes, scanner.offset(column), range, 0, range.length);
        assertThat(ProtocolJson.mapper().readTree(range)).as(json).isEqualTo(expected);
        assertValue(column, expected);
      }
    }
  }

  private static ColumnScanner.Kind kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> ColumnScanner.Kind.MISSING;
      case NULL -> ColumnScanner.Kind.NULL;
      case BOOLEAN -> ColumnScanner.Kind.BOOLEAN;
      case STRING -> ColumnScanner.Kind.TEXT;
      case OBJECT -> ColumnScanner.Kind.OBJECT;
      case ARRAY -> ColumnScanner.Kind.ARRAY;
      case NUMBER ->
          node.isIntegralNumber() ? ColumnScanner.Kind.INTEGER : ColumnScanner.Kind.DECIMAL;
      default -> throw new AssertionError(node);
    };
  }

  private void assertValue(int column, JsonNode expected) {
    switch (scanner.kind(column)) {
      case BOOLEAN -> assertThat(scanner.isTrue(column)).isEqualTo(expected.booleanValue());
      case INTEGER -> {
        assertThat(scanner.decimal(column)).isEqualTo(expected.decimalValue());
        assertThat(scanner.fitsLong(column)).isEqualTo(expected.canConvertToLong());
        if (expected.canConvertToLong()) {
          assertThat(scanner.longValue(column)).isEqualTo(expected.longValue());
        }
      }
      case DECIMAL -> assertThat(scanner.decimal(column)).isEqualTo(expected.decimalValue());
      case TEXT -> assertText(column, expected.textValue());
      default -> assertThat(scanner.length(column)).isGreaterThan(1);
    }
  }

  private void assertText(int column, String expected) {
    assertThat(scanner.string(column)).isEqualTo(expected);
    StringBuilder whole = new StringBuilder();
    expected.codePoints().forEach(point -> whole.appendCodePoint(half(point) ? 0xFFFD : point));
    assertThat(scanner.text(column)).hasToString(whole.toString());
    assertThat(scanner.text(column).replaced())
        .isEqualTo(expected.codePoints().anyMatch(ColumnScannerTest::half));
  }

  private static boolean half(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** One scanner sees them all, so that it is always wrong about what comes next. */
  private void checkMany(long seed, int objects) throws IOException {
    Random random = new Random(seed);
    RandomJson maker = new RandomJson(random);
    for (int i = 0; i < objects; i++) {
      String json = maker.object(2);
      try {
        ProtocolJson.mapper().readTree(json);
      } catch (JsonProcessingException e) {
        assertThatThrownBy(() -> scan(json)).isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      check(json);
      check(json);
    }
  }

  @Property
  void columns_are_what_a_tree_has_under_their_names(@ForAll long seed) throws IOException {
    checkMany(seed, 10);
  }

  @Property(tries = 100_000)
  @Tag("long")
  void columns_are_what_a_tree_has_a_million_times(@ForAll long seed) throws IOException {
    checkMany(seed, 10);
  }

  @Property
  void damaged_data_is_refused_wherever_the_damage_is(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    RandomJson maker = new RandomJson(random);
    JsonScanner whole = new JsonScanner();
    byte[] json = RandomJson.utf8(maker.object(2));
    for (int i = 0; i < 10; i++) {
      byte[] damaged = maker.damaged(json, 1);
      boolean valid = whole.value(damaged, 0, damaged.length, 0) == damaged.length;
      if (valid) {
        scanner.scan(damaged, 0, damaged.length);
      } else {
        assertThatThrownBy(() -> scanner.scan(damaged, 0, damaged.length))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void of_two_fields_with_one_name_the_last_counts_however_it_is_spelled() {
    scan("{\"a\":1,\"\\u0061\":\"x\",\"a\":null,\"é\":1,\"\\u00e9\":{}}");

    assertThat(scanner.kind(0)).isEqualTo(ColumnScanner.Kind.NULL);
    assertThat(scanner.kind(1)).isEqualTo(ColumnScanner.Kind.OBJECT);
  }

  @Test
  void nothing_of_the_record_before_is_left() {
    scan("{\"a\":1,\"long name\":true}");
    scan("{\"long name\":false}");

    assertThat(scanner.kind(0)).isEqualTo(ColumnScanner.Kind.MISSING);
    assertThat(scanner.isTrue(3)).isFalse();
  }

  @Test
  void names_that_are_no_columns_are_told_once() {
    scan("{\"b\":1,\"a\":1,\"\\u0062\":2,\"c\":{\"d\":1}}");
    scan("{\"c\":1,\"b\":1}");

    assertThat(scanner.undeclared()).containsExactly("b", "c");
  }

  @Test
  void ever_new_names_are_read_and_at_some_time_no_longer_remembered() {
    for (int i = 0; i < 20_000; i++) {
      scan("{\"x" + i + "\":" + i + ",\"a\":" + i + "}");
      assertThat(scanner.longValue(0)).isEqualTo(i);
    }

    assertThat(scanner.undeclared()).hasSizeBetween(900, 1_000).startsWith("x0", "x1");
  }

  @Test
  void a_thousand_columns_are_found_in_any_order() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      names.add("column " + i);
    }
    ColumnScanner wide = new ColumnScanner(names);
    for (int step : List.of(1, 7, 999, 1)) {
      StringBuilder json = new StringBuilder("{");
      for (int i = 0; i < 1_000; i++) {
        int column = i * step % 1_000;
        json.append(i > 0 ? "," : "").append("\"column ").append(column).append("\":");
        json.append(column);
      }
      byte[] bytes = RandomJson.utf8(json.append('}').toString());
      wide.scan(bytes, 0, bytes.length);
      for (int i = 0; i < 1_000; i++) {
        assertThat(wide.longValue(i)).isEqualTo(i);
      }
    }
  }

  @Test
  void whole_numbers_fit_into_64_bits_up_to_the_last_one() {
    BigInteger edge = BigInteger.ONE.shiftLeft(63);
    for (BigInteger number : List.of(edge, edge.negate(), BigInteger.TEN.pow(18))) {
      for (int i = -2; i <= 2; i++) {
        BigInteger near = number.add(BigInteger.valueOf(i));
        scan("{\"a\":" + near + "}");
        assertThat(scanner.fitsLong(0)).as("%s", near).isEqualTo(near.bitLength() < 64);
        assertThat(!scanner.fitsLong(0) || near.longValue() == scanner.longValue(0)).isTrue();
        assertThat(scanner.decimal(0).toBigIntegerExact()).isEqualTo(near);
      }
    }
  }

  @Test
  void an_exponent_beyond_all_decimals_is_refused() {
    assertThatThrownBy(() -> scan("{\"a\":1e99999999999}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "{", "{}{}", "{} ", " {}", "{\"a\":1", "{\"a\":1,}", "{,}"})
  void data_that_is_no_object_is_refused(String json) {
    assertThatThrownBy(() -> scan(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_without_escapes_is_not_copied() {
    byte[] json = RandomJson.utf8("{\"a\":\"日本\"}");
    scanner.scan(json, 0, json.length);

    Utf8Text text = scanner.text(0);

    assertThat(text.array()).isSameAs(json);
    assertThat(new String(json, text.offset(), text.length(), StandardCharsets.UTF_8))
        .isEqualTo("日本");
  }
}
