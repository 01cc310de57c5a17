package dev.tern.cdk.destination.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Values of no declared type compare as texts the way they compare as values. */
class SortableTextTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Property(tries = 2_000)
  void numbers_sort_by_size(
      @ForAll long left,
      @ForAll @IntRange(min = -40, max = 40) int leftScale,
      @ForAll long right,
      @ForAll @IntRange(min = -40, max = 40) int rightScale) {
    assertSortedAs(BigDecimal.valueOf(left, leftScale), BigDecimal.valueOf(right, rightScale));
    assertSortedAs(BigDecimal.valueOf(left % 100), BigDecimal.valueOf(right % 100));
  }

  @Property(tries = 500)
  void texts_sort_by_their_characters(@ForAll String left, @ForAll String right) {
    String first = SortableText.of(JSON.textNode(left));
    String second = SortableText.of(JSON.textNode(right));
    if (first != null && second != null) {
      assertThat(Integer.signum(first.compareTo(second)))
          .isEqualTo(Integer.signum(left.compareTo(right)));
    }
  }

  @Test
  void equal_numbers_have_equal_texts() {
    assertThat(SortableText.of(JSON.numberNode(new BigDecimal("1.0"))))
        .isEqualTo(SortableText.of(JSON.numberNode(1)));
    assertThat(SortableText.of(JSON.numberNode(new BigDecimal("0E-5"))))
        .isEqualTo(SortableText.of(JSON.numberNode(0)));
    assertSortedAs(new BigDecimal("-1E+999999999"), new BigDecimal("1E-999999999"));
  }

  @Test
  void a_text_is_never_a_number() {
    assertThat(SortableText.of(JSON.textNode("1")))
        .isNotEqualTo(SortableText.of(JSON.numberNode(1)));
    assertThat(SortableText.of(JSON.textNode("true")))
        .isNotEqualTo(SortableText.of(JSON.booleanNode(true)));
  }

  @Test
  void half_a_character_has_no_text() {
    assertThat(SortableText.of(JSON.textNode("\ud83d"))).isNull();
  }

  private static void assertSortedAs(BigDecimal left, BigDecimal right) {
    String first = String.valueOf(SortableText.of(JSON.numberNode(left)));
    String second = String.valueOf(SortableText.of(JSON.numberNode(right)));
    assertThat(Integer.signum(first.compareTo(second)))
        .as("%s and %s: %s and %s", left, right, first, second)
        .isEqualTo(left.compareTo(right));
  }
}
