package dev.tern.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding.Evidence;
import org.junit.jupiter.api.Test;

class EvidenceCutTest {

  private static final String SECRET = "sesame".repeat(100);

  private static String mask(String text) {
    return text.replace(SECRET, "****");
  }

  @Test
  void a_secret_that_begins_where_a_long_line_is_cut_is_masked_whole() {
    String line = "x".repeat(396) + SECRET + "y".repeat(20_000);

    Evidence shown = Evidence.of("read, stderr", 7, line).masked(EvidenceCutTest::mask);

    assertThat(shown.text()).isEqualTo("x".repeat(396) + "**** …");
    assertThat(shown.where()).isEqualTo("read, stderr");
    assertThat(shown.line()).isEqualTo(7);
  }

  @Test
  void a_short_line_is_shown_whole() {
    Evidence shown =
        Evidence.of("read, stdout", 1, "It says " + SECRET).masked(EvidenceCutTest::mask);

    assertThat(shown.text()).isEqualTo("It says ****");
  }
}
