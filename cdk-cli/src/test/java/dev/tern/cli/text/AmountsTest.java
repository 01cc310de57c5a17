package dev.tern.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {

  @Test
  void numbers_stand_in_groups_of_three() {
    assertThat(Amounts.count(0)).isEqualTo("0");
    assertThat(Amounts.count(1204)).isEqualTo("1 204");
    assertThat(Amounts.count(12345678)).isEqualTo("12 345 678");
  }

  @Test
  void sizes_have_the_unit_that_fits() {
    assertThat(Amounts.bytes(999)).isEqualTo("999 B");
    assertThat(Amounts.bytes(1500)).isEqualTo("1.5 kB");
    assertThat(Amounts.bytes(12_400_000)).isEqualTo("12 MB");
    assertThat(Amounts.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }

  @Test
  void rates_are_short() {
    assertThat(Amounts.perSecond(500)).isEqualTo("500/s");
    assertThat(Amounts.perSecond(1900)).isEqualTo("1.9k/s");
    assertThat(Amounts.perSecond(2_300_000)).isEqualTo("2.3M/s");
  }

  @Test
  void times_look_like_a_clock_or_are_rough() {
    assertThat(Amounts.clock(Duration.ofSeconds(4))).isEqualTo("0:04");
    assertThat(Amounts.clock(Duration.ofHours(2))).isEqualTo("2:00:00");
    assertThat(Amounts.rough(Duration.ofSeconds(74))).isEqualTo("74 s");
    assertThat(Amounts.rough(Duration.ofMinutes(5))).isEqualTo("5 min");
    assertThat(Amounts.rough(Duration.ofDays(3))).isEqualTo("3 days");
  }

  @Test
  void wide_letters_take_two_columns() {
    assertThat(Columns.of("早い")).isEqualTo(4);
    assertThat(Columns.of("a\u0301")).isEqualTo(1);
    assertThat(Columns.cut("早い時間", 5)).isEqualTo("早い…");
    assertThat(Columns.cut("short", 5)).isEqualTo("short");
    assertThat(Columns.cut("x", 0)).isEmpty();
  }
}
