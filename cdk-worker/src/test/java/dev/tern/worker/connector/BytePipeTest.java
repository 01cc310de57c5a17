package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BytePipeTest {

  @Property(tries = 50)
  void what_is_written_is_read_whatever_the_sizes(
      @ForAll @IntRange(max = 300_000) int length,
      @ForAll @IntRange(min = 1, max = 100_000) int write,
      @ForAll @IntRange(min = 1, max = 100_000) int read)
      throws Exception {
    byte[] bytes = new byte[length];
    new java.util.Random(length).nextBytes(bytes);
    BytePipe pipe = new BytePipe();
    CompletableFuture<byte[]> taken = new CompletableFuture<>();
    Thread reader = new Thread(() -> taken.complete(drain(pipe.output(), read)), "reader");
    reader.start();
    try (OutputStream out = pipe.input()) {
      for (int at = 0; at < length; at += write) {
        out.write(bytes, at, Math.min(write, length - at));
      }
    }
    assertThat(taken.get()).isEqualTo(bytes);
  }

  private static byte[] drain(InputStream in, int size) {
    var all = new java.io.ByteArrayOutputStream();
    byte[] block = new byte[size];
    try {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        all.write(block, 0, count);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return all.toByteArray();
  }

  @Test
  void a_writer_whose_reader_is_gone_fails_as_with_a_real_pipe() throws Exception {
    BytePipe pipe = new BytePipe();
    pipe.output().close();
    assertThatThrownBy(() -> pipe.input().write(1))
        .isInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
  }

  @Test
  void what_was_written_before_a_cut_can_still_be_read() throws Exception {
    BytePipe pipe = new BytePipe();
    pipe.input().write(new byte[] {1, 2});
    pipe.cut();
    assertThat(pipe.output().readAllBytes()).containsExactly(1, 2);
  }
}
