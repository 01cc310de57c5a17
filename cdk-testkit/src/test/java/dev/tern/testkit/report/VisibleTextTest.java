package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Text from outside, as it is shown. */
class VisibleTextTest {

  @Property
  void nothing_that_steers_is_left(@ForAll String text) {
    assertThat(VisibleText.of(text).codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE)
        .noneMatch(point -> point == 0x2028 || point == 0x202E || point == 0xFFFF);
  }

  @Property
  void what_is_shown_is_shown_the_same_again(@ForAll String text) {
    String shown = VisibleText.of(text);

    assertThat(VisibleText.of(shown)).isEqualTo(shown);
  }

  @Test
  void text_of_people_stays_as_it_is() {
    String text = "Zoë, 日本語, 👩‍👩‍👧, a\\b <tag>";

    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @Test
  void hidden_characters_are_spelled() {
    assertThat(VisibleText.of("a\nb\tc\u0000\u202e\uD800"))
        .isEqualTo("a\\nb\\tc\\u0000\\u202e\\ud800");
  }
}
