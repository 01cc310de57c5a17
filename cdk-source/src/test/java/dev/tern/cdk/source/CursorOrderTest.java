package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CursorOrderTest {

  private static int compare(CursorOrder order, String left, String right) {
    return Integer.signum(
        new CursorValue(order, json(left)).compareTo(new CursorValue(order, json(right))));
  }

  @Test
  void numbers_compare_by_value_with_all_their_digits() {
    assertThat(compare(CursorOrder.NUMBER, "9", "10")).isEqualTo(-1);
    assertThat(compare(CursorOrder.NUMBER, "1.10", "1.1")).isZero();
    assertThat(compare(CursorOrder.NUMBER, "9007199254740993", "9007199254740992.5")).isEqualTo(1);
    assertThat(compare(CursorOrder.NUMBER, "123456789012345678901", "123456789012345678900"))
        .isEqualTo(1);
    assertThat(compare(CursorOrder.NUMBER, "'10'", "9")).isEqualTo(1);
  }

  @Test
  void an_exponent_that_stands_for_a_gigabyte_of_zeros_has_no_place() {
    assertThatThrownBy(() -> CursorOrder.NUMBER.node("1e100000000"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CursorOrder.NUMBER.node("1e-2147483647"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> compare(CursorOrder.NUMBER, "1e100000000", "1.5"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moments_compare_along_the_time_line() {
    assertThat(moments("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00")).isZero();
    assertThat(moments("2024-01-01T00:00:00+02:00", "2023-12-31T23:00:00Z")).isEqualTo(-1);
    assertThat(moments("2024-01-01T00:00:00.9Z", "2024-01-01T00:00:00.10Z")).isEqualTo(1);
    assertThat(moments("2024-01-01T00:00:00.0000000001Z", "2024-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(moments("2024-01-01", "2024-01-01T00:00:00")).isZero();
    assertThat(moments("0044-03-15 BC", "0001-01-01")).isEqualTo(-1);
    assertThat(moments("0044-03-15 BC", "0045-03-15 BC")).isEqualTo(1);
    assertThat(moments("0001-02-29 BC", "0001-03-01 BC")).isEqualTo(-1);
    assertThat(moments("0001-02-29 BC", "0001-02-28 BC")).isEqualTo(1);
    assertThat(moments("10000-01-01", "9999-12-31")).isEqualTo(1);
    assertThat(moments("+10000-01-01T00:00:00Z", "10000-01-01")).isZero();
    assertThat(moments("2024-01-01 10:00:00.5-03", "2024-01-01T13:00:00.5Z")).isZero();
  }

  private static int moments(String left, String right) {
    return compare(CursorOrder.MOMENT, "\"" + left + "\"", "\"" + right + "\"");
  }

  @Test
  void what_is_no_moment_has_no_place() {
    for (String none :
        List.of(
            "yesterday", "2023-02-29", "0004-02-29 BC", "99999999999-01-01", "2024-01-01T24:00")) {
      assertThatThrownBy(() -> moments(none, "2024-01-01"))
          .isInstanceOf(DateTimeException.class)
          .hasMessageNotContaining(none);
    }
  }

  @Test
  void a_day_before_a_leap_day_of_the_first_year_is_earlier() {
    assertThat(Moment.earlier("0001-03-01 BC", BigDecimal.valueOf(86_400)))
        .contains("0001-02-29 BC");
    assertThat(Moment.earlier("0001-02-29 BC", BigDecimal.valueOf(86_400)))
        .contains("0001-02-28 BC");
  }

  @Property
  void moments_in_any_zone_compare_like_instants(
      @ForAll @IntRange(max = 2_000_000_000) int left,
      @ForAll @IntRange(max = 2_000_000_000) int right,
      @ForAll @IntRange(min = -12, max = 14) int zone) {
    String shifted =
        OffsetDateTime.ofInstant(Instant.ofEpochSecond(left), ZoneOffset.ofHours(zone)).toString();

    assertThat(moments(shifted, Instant.ofEpochSecond(right).toString()))
        .isEqualTo(Integer.compare(left, right));
  }

  @Property
  void texts_compare_like_their_bytes(@ForAll String left, @ForAll String right) {
    String one = sound(left);
    String other = sound(right);
    int expected =
        Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    int actual =
        new CursorValue(CursorOrder.TEXT, TextNode.valueOf(one))
            .compareTo(new CursorValue(CursorOrder.TEXT, TextNode.valueOf(other)));

    assertThat(Integer.signum(actual)).isEqualTo(Integer.signum(expected));
  }

  /** Lone surrogates have no bytes of their own. */
  private static String sound(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void the_order_follows_from_the_schema_at_any_depth() {
    JsonNode schema =
        json(
            "{'type':'object','properties':{"
                + "'n':{'type':['null','number']},'t':{'type':'string','format':'date-time'},"
                + "'s':{'type':'string'},'b':{'type':'boolean'},'x':{},"
                + "'meta':{'type':'object','properties':{'at':{'type':'string','format':'date'}}}}}");

    assertThat(CursorOrder.of(schema, List.of("n"))).contains(CursorOrder.NUMBER);
    assertThat(CursorOrder.of(schema, List.of("t"))).contains(CursorOrder.MOMENT);
    assertThat(CursorOrder.of(schema, List.of("s"))).contains(CursorOrder.TEXT);
    assertThat(CursorOrder.of(schema, List.of("meta", "at"))).contains(CursorOrder.MOMENT);
    assertThat(CursorOrder.of(schema, List.of("b"))).isEmpty();
    assertThat(CursorOrder.of(schema, List.of("x"))).isEmpty();
    assertThat(CursorOrder.of(schema, List.of("meta", "gone"))).isEmpty();
  }
}
