package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineStreamTest {

  /** A connector that prints one line and never ends it. */
  private static final class Endless extends InputStream {
    private boolean closed;

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      assertThat(closed).isFalse();
      Arrays.fill(bytes, offset, offset + length, (byte) 'x');
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void a_line_without_an_end_is_cut_and_is_the_last_one() {
    Endless endless = new Endless();
    LineStream lines = new LineStream(endless, 100_000);

    assertThat(lines.next()).hasSize(131_072);
    assertThat(lines.next()).isNull();
    assertThat(endless.closed).isTrue();
  }
}
