package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What arrives is read, in its order, and nothing else. */
final class ReadAheadTest {

  @Property(tries = 60)
  void what_is_read_is_what_arrived(
      @ForAll long seed, @ForAll @IntRange(max = 3 * ReadAhead.CAPACITY) int size)
      throws Exception {
    byte[] sent = new byte[size];
    new Random(seed).nextBytes(sent);

    try (Fifo fifo = new Fifo()) {
      Thread writer = new Thread(() -> fifo.send(sent, new Random(seed + 1)), "writer");
      writer.start();

      assertThat(readAll(fifo.input(), new Random(seed + 2))).isEqualTo(sent);
      writer.join();
    }
  }

  private static byte[] readAll(ReadAhead input, Random random) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    byte[] part = new byte[300_000];
    int read = 0;
    while (read >= 0) {
      got.write(part, 0, read);
      read = input.read(part, 0, 1 + random.nextInt(part.length));
    }
    assertThat(input.read(part, 0, 1)).isNegative();
    return got.toByteArray();
  }

  @Test
  void what_has_arrived_is_available() throws Exception {
    try (Fifo fifo = new Fifo()) {
      ReadAhead input = fifo.input();
      assertThat(input.available()).isZero();

      fifo.output().write(new byte[] {1, 2, 3});
      assertThat(input.available()).isEqualTo(3);
      assertThat(input.read()).isEqualTo(1);
      assertThat(input.available()).isEqualTo(2);
    }
  }

  @Test
  void an_interrupt_ends_the_wait_and_loses_nothing() throws Exception {
    try (Fifo fifo = new Fifo()) {
      ReadAhead input = fifo.input();
      Thread.currentThread().interrupt();

      assertThatThrownBy(input::read).isInstanceOf(InterruptedIOException.class);
      fifo.output().write(7);
      assertThat(input.read()).isEqualTo(7);
    }
  }

  @Test
  void a_failure_is_no_end() throws Exception {
    try (Fifo fifo = new Fifo()) {
      ReadAhead input = fifo.input();
      fifo.closeInput();

      assertThatThrownBy(input::read).isInstanceOf(IOException.class);
      assertThatThrownBy(input::read).isInstanceOf(IOException.class);
    }
  }

  /** A pipe of the system with a name, open at both ends. */
  private static final class Fifo implements AutoCloseable {

    private final Path path;
    private final FileInputStream in;
    private final FileOutputStream out;

    Fifo() throws Exception {
      path = Files.createTempDirectory("fifo").resolve("pipe");
      assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
      RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw"); // or opening would wait
      in = new FileInputStream(path.toFile());
      out = new FileOutputStream(path.toFile());
      both.close();
    }

    ReadAhead input() {
      return new ReadAhead(in);
    }

    OutputStream output() {
      return out;
    }

    /** Sends bytes in parts of many sizes, then closes this end. */
    void send(byte[] bytes, Random random) {
      try (out) {
        for (int at = 0; at < bytes.length; ) {
          int part = Math.min(1 + random.nextInt(200_000), bytes.length - at);
          out.write(bytes, at, part);
          at += part;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void closeInput() throws IOException {
      in.close();
    }

    @Override
    public void close() throws IOException {
      out.close();
      in.close();
      Files.delete(path);
      Files.delete(path.getParent());
    }
  }
}
