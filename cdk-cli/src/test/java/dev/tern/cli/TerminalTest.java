package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cli.text.Screen;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void its_size_is_two_numbers() {
    assertThat(Terminal.parse("50 132\n", Screen.USUAL))
        .isEqualTo(new Screen(132, 50, Screen.USUAL.color(), Screen.USUAL.unicode()));
  }

  @Test
  void without_a_size_it_is_as_usual() {
    assertThat(Terminal.parse("", Screen.USUAL)).isEqualTo(Screen.USUAL);
    assertThat(Terminal.parse("0 0", Screen.USUAL)).isEqualTo(Screen.USUAL);
    assertThat(Terminal.parse("stty: no tty", Screen.USUAL)).isEqualTo(Screen.USUAL);
  }

  @Test
  void its_letters_follow_the_locale() {
    assertThat(Terminal.unicode(Map.of("LANG", "de_DE.utf8"))).isTrue();
    assertThat(Terminal.unicode(Map.of("LANG", "C.UTF-8", "LC_ALL", "C"))).isFalse();
    assertThat(Terminal.unicode(Map.of())).isFalse();
  }
}
