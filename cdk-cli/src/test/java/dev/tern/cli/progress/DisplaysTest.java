package dev.tern.cli.progress;

import static dev.tern.cli.progress.Counts.START;
import static dev.tern.cli.progress.Counts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cli.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DisplaysTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Progress begun = Progress.begin(START, List.of(stream("users")), Map.of());

  /** Tells what it is shown. */
  private record Told(BlockingQueue<Progress> shown) implements Display {

    @Override
    public Duration every() {
      return Duration.ofMillis(5);
    }

    @Override
    public void show(Progress progress) {
      shown.add(progress);
    }

    @Override
    public void note(String line) {
      throw new AssertionError(line);
    }

    @Override
    public void end(Progress progress) {
      shown.add(progress);
    }
  }

  @Test
  void a_terminal_is_painted_over() {
    Display display = new LiveDisplay(out, () -> Screen.USUAL);
    display.show(begun);
    int lines = LiveView.of(begun, Screen.USUAL).size();
    display.show(begun);

    assertThat(text()).contains("\u001b[" + lines + "A\r\u001b[J");
    assertThat(text().replaceAll("\u001b\\[[0-9]*[A-Z]|\r", "").lines()).hasSize(2 * lines);
  }

  @Test
  void a_note_stays_above_what_moves() {
    Display display = new LiveDisplay(out, () -> Screen.USUAL);
    display.show(begun);
    display.note("WARN something");

    assertThat(text().substring(text().indexOf("\u001b[J")))
        .startsWith("\u001b[JWARN something\nstream");
  }

  @Test
  void a_terminal_is_painted_at_most_four_times_a_second() {
    assertThat(new LiveDisplay(out, () -> Screen.USUAL).every())
        .isGreaterThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void a_pipe_gets_whole_lines() {
    Display plain = LineDisplay.plain(out);
    plain.show(begun);
    plain.note("WARN something");
    plain.end(begun);

    assertThat(plain.every()).isEqualTo(Duration.ofSeconds(10));
    assertThat(text().lines()).containsExactly(PlainView.of(begun), "WARN something");
  }

  @Test
  void what_is_counted_is_shown_soon_and_at_the_end() throws Exception {
    BlockingQueue<Progress> shown = new LinkedBlockingQueue<>();
    try (ProgressWatch watch = new ProgressWatch(begun, new Told(shown), InstantSource.system())) {
      watch.counted(stream("users"), Counts.read(7).toCounts());
      watch.waited(new Waits(1, 2, 3));
      Progress seen = begun;
      while (seen.read() < 7) {
        seen = shown.poll(30, TimeUnit.SECONDS);
      }
      assertThat(seen.waits()).isEqualTo(new Waits(1, 2, 3));
      watch.counted(stream("users"), Counts.read(9).toCounts());
    }

    assertThat(List.copyOf(shown)).last().matches(progress -> progress.read() == 9);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
