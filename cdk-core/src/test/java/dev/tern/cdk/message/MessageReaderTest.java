package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

  private static List<String> lines(InputStream in) throws IOException {
    MessageReader reader = new MessageReader(in);
    List<String> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      assertThat(line.get().number()).isEqualTo(lines.size() + 1);
      lines.add(new String(line.get().copy(), StandardCharsets.ISO_8859_1));
    }
    return lines;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Gives one piece per read, whatever is asked for. */
  private static InputStream pieces(String text, List<Integer> sizes) {
    List<InputStream> parts = new ArrayList<>();
    int at = 0;
    for (int size : sizes) {
      int to = Math.min(text.length(), at + size);
      parts.add(bytes(text.substring(at, to)));
      at = to;
    }
    parts.add(bytes(text.substring(at)));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  @Property
  void lines_do_not_depend_on_how_they_arrive(
      @ForAll @Size(max = 20)
          List<@StringLength(max = 30) @CharRange(from = 'a', to = 'e') String> lines,
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 9) Integer> sizes)
      throws IOException {
    String text = String.join("\n", lines) + "\n";

    assertThat(lines(pieces(text, sizes))).isEqualTo(lines.isEmpty() ? List.of("") : lines);
  }

  @Test
  void lines_longer_than_the_buffer_come_whole_and_short_ones_follow() throws IOException {
    String large = "x".repeat(9_000_000);
    List<String> expected = new ArrayList<>(List.of("a", large, "b", large.substring(1)));
    for (int i = 0; i < 100_000; i++) {
      expected.add("line " + i);
    }

    assertThat(lines(bytes(String.join("\n", expected)))).isEqualTo(expected);
  }

  @Test
  void only_line_feeds_end_a_line() throws IOException {
    assertThat(lines(bytes("a\u0085b\u000bc\rd\r\ne\r\r\n\r\n\n")))
        .containsExactly("a\u0085b\u000bc\rd", "e\r", "", "");
  }

  @Test
  void a_mark_is_skipped_at_the_start_and_nowhere_else() throws IOException {
    String mark = "\u00ef\u00bb\u00bf";

    assertThat(lines(bytes(mark + "{}\n" + mark + "{}"))).containsExactly("{}", mark + "{}");
    assertThat(lines(bytes(mark))).containsExactly("");
    assertThat(lines(bytes("\u00ef\u00bb"))).containsExactly("\u00ef\u00bb");
  }

  @Test
  void the_input_is_drained_when_the_next_line_has_not_arrived() throws IOException {
    PipedOutputStream source = new PipedOutputStream();
    MessageReader reader = new MessageReader(new PipedInputStream(source));
    source.write("a\nb\nc".getBytes(StandardCharsets.UTF_8));

    reader.next();
    assertThat(reader.drained()).isFalse();
    reader.next();
    assertThat(reader.drained()).isTrue();
    source.write("d\n".getBytes(StandardCharsets.UTF_8));
    assertThat(reader.drained()).isFalse();
    assertThat(reader.next().orElseThrow()).hasToString("cd");
  }

  @Test
  void a_stop_gives_the_whole_lines_that_arrived_and_no_half_one() throws IOException {
    PipedOutputStream source = new PipedOutputStream();
    MessageReader reader = new MessageReader(new PipedInputStream(source));
    source.write("a\nb\nc".getBytes(StandardCharsets.UTF_8));

    assertThat(reader.next().orElseThrow()).hasToString("a");
    reader.stop();

    assertThat(reader.next().orElseThrow()).hasToString("b");
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void a_failure_of_the_input_is_not_taken_for_its_end() throws IOException {
    PipedOutputStream source = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(source);
    MessageReader reader = new MessageReader(in);
    in.close();

    assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
  }

  @Test
  void a_line_is_copied_out_of_the_readers_array() throws IOException {
    MessageReader reader = new MessageReader(bytes("abc\ndef"));

    byte[] first = reader.next().orElseThrow().copy();
    reader.next();

    assertThat(first).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(Arrays.toString(first)).hasSize(12);
  }
}
