package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ShellWordsTest {

  @Test
  void quotes_and_escapes_keep_a_word_together() {
    assertThat(ShellWords.of(" java -jar 'a b.jar' \"c \\\"d\\\"\" e\\ f '' \"x\\n\" "))
        .containsExactly("java", "-jar", "a b.jar", "c \"d\"", "e f", "", "x\\n");
  }

  @Test
  void a_quote_without_an_end_is_refused() {
    assertThatThrownBy(() -> ShellWords.of("sh -c 'ls"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("quote without an end");
  }

  /** As the shell itself sees it. */
  @Property(tries = 40)
  void words_are_those_of_a_shell(
      @ForAll @Size(min = 1, max = 5)
          List<@AlphaChars @Chars({' ', '"', '\\', 'é', '*'}) String> words)
      throws Exception {
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append("'").append(word).append("' "));
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + line).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(String.join("\n", ShellWords.of(line.toString())) + "\n").isEqualTo(printed);
  }
}
