package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  @TempDir Path folder;

  @Test
  void a_shell_completes_commands_and_flags() throws Exception {
    Path script = folder.resolve("completion.sh");
    Files.writeString(script, CommandRun.in(folder, "completion", "bash").out());

    assertThat(complete(script, "cdk", "compl")).contains("completion");
    assertThat(complete(script, "cdk", "completion", "--js")).contains("--json");
  }

  /** Asks bash as it asks itself when a person types a tab after the words. */
  private static String complete(Path script, String... words) throws Exception {
    String line = String.join(" ", words);
    String asked =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; _complete_cdk; echo \"${COMPREPLY[*]}\""
            .formatted(script, line, words.length - 1, line);
    Process bash = new ProcessBuilder("bash", "-c", asked).redirectErrorStream(true).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer;
  }
}
