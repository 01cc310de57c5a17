package dev.tern.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LintTapTest {

  private final Linter linter = new Linter(LintTask.of(Verb.READ, Profile.PLATFORM));

  @Test
  void every_byte_goes_through_as_it_came() throws Exception {
    byte[] noise = new byte[3_000_000];
    new Random(7).nextBytes(noise);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new LintTap(new ByteArrayInputStream(noise), out, linter::output).run();

    assertThat(out.toByteArray()).isEqualTo(noise);
  }

  @SuppressWarnings("try") // closing early is what the test is about
  @Test
  @Timeout(60)
  void half_a_line_is_not_kept_back() throws Exception {
    try (PipedOutputStream source = new PipedOutputStream();
        PipedInputStream end = new PipedInputStream()) {
      LintTap tap =
          new LintTap(new PipedInputStream(source), new PipedOutputStream(end), linter::output);
      Thread thread = new Thread(() -> run(tap), "tap");
      thread.setDaemon(true);
      thread.start();

      source.write("{\"ty".getBytes(StandardCharsets.UTF_8));
      source.flush();

      assertThat(end.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("{\"ty");
      source.close();
      assertThat(end.read()).isEqualTo(-1);
      thread.join();
    }
  }

  private static void run(LintTap tap) {
    try {
      tap.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_a_broken_reader_never_got_is_judged_even_so() {
    InputStream in = new ByteArrayInputStream("hello\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new LintTap(in, new Broken(), linter::output).run())
        .isInstanceOf(IOException.class);

    linter.end(OptionalInt.empty());
    assertThat(linter.findings())
        .extracting(Finding::message)
        .containsExactly("Line 1 is no message: 'hello'.");
  }

  /** An end that nobody reads from any more. */
  private static final class Broken extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
