package dev.tern.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Streams that split, end and break anywhere. */
class BrokenStreamsTest {

  private static InputStream of(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Property(tries = 300)
  void split_input_is_the_input(
      @ForAll byte[] bytes, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int largest)
      throws IOException {
    try (InputStream split = new SplitInput(of(bytes), new Random(seed), largest)) {
      assertThat(split.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Property(tries = 100)
  void text_survives_pieces_of_single_bytes(@ForAll String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder read = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new SplitInput(of(bytes), new Random(1), 1), StandardCharsets.UTF_8))) {
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        read.append((char) next);
      }
    }
    assertThat(read.toString()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  @Property(tries = 300)
  void a_read_never_gives_more_than_a_piece(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int largest) throws IOException {
    try (InputStream split = new SplitInput(of(bytes), new Random(2), largest)) {
      assertThat(split.read(new byte[100])).isLessThanOrEqualTo(largest);
      assertThat(split.available()).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 300)
  void cut_input_ends_where_it_is_cut(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 20) int at, @ForAll boolean single)
      throws IOException {
    byte[] expected = java.util.Arrays.copyOf(bytes, Math.min(at, bytes.length));
    try (InputStream cut = new CutInput(of(bytes), at)) {
      assertThat(single ? oneByOne(cut) : cut.readAllBytes()).isEqualTo(expected);
      assertThat(cut.read()).isNegative();
      assertThat(cut.available()).isZero();
    }
  }

  private static byte[] oneByOne(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      all.write(next);
    }
    return all.toByteArray();
  }

  @Property(tries = 300)
  void broken_output_passes_so_much_and_no_more(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 20) int at) throws IOException {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    OutputStream broken = new BrokenOutput(arrived, at);
    if (bytes.length > at) {
      assertThatThrownBy(() -> broken.write(bytes)).hasMessage("Broken pipe");
      assertThatThrownBy(() -> broken.write(1)).isInstanceOf(IOException.class);
    } else {
      broken.write(bytes);
    }
    assertThat(arrived.toByteArray())
        .isEqualTo(java.util.Arrays.copyOf(bytes, Math.min(at, bytes.length)));
  }

  @Property(tries = 300)
  void split_output_is_flushed_piece_by_piece(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int largest) throws IOException {
    Pieces pieces = new Pieces();
    new SplitOutput(pieces, new Random(3), largest).write(bytes);
    assertThat(pieces.all.toByteArray()).isEqualTo(bytes);
    assertThat(pieces.largest).isLessThanOrEqualTo(largest);
  }

  /** What arrives, and the most that came between two flushes. */
  private static final class Pieces extends OutputStream {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private int open;
    private int largest;

    @Override
    public void write(int value) {
      all.write(value);
      open++;
    }

    @Override
    public void flush() {
      largest = Math.max(largest, open);
      open = 0;
    }
  }
}
