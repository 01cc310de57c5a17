package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StdoutTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void an_answer_that_does_not_fit_on_the_disk_is_a_failure() throws Exception {
    assertThat(answeredInto("No space left on device")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "The answer could not be written to stdout: free space on its disk, then run again.\n");
  }

  @Test
  void a_reader_who_has_left_is_none() throws Exception {
    assertThat(answeredInto("Broken pipe")).isZero();
    assertThat(err.size()).isZero();
  }

  private int answeredInto(String failure) throws Exception {
    Recording.write(folder);
    String[] words = {"connection", "create", "c", Recording.SOURCE, "null:"};
    assertThat(CommandRun.in(folder, words).exit()).isZero();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(failure);
          }
        };
    CommandRun.Pipes pipes =
        new CommandRun.Pipes(InputStream.nullInputStream(), new Stdout(broken), err);
    return Cdk.run(CommandRun.around(folder, Map.of(), pipes), "connection", "list");
  }
}
