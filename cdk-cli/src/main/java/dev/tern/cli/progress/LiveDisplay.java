package dev.tern.cli.progress;

import dev.tern.cli.text.Screen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A terminal that is painted over, four times a second. Notes stay above what moves. */
public final class LiveDisplay implements Display {

  private static final Duration EVERY = Duration.ofMillis(250);
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String UP = "\u001b[%dA";

  private final PrintStream out;
  private final Supplier<Screen> screen;
  private List<String> painted = List.of();

  /** On a terminal whose size may change. */
  public LiveDisplay(PrintStream out, Supplier<Screen> screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public synchronized void show(Progress progress) {
    paint("", LiveView.of(progress, screen.get()));
  }

  @Override
  public synchronized void note(String line) {
    paint(line + "\n", painted);
  }

  @Override
  public synchronized void end(Progress progress) {
    show(progress);
    painted = List.of();
  }

  /** In one write, so that nothing flickers. */
  private void paint(String above, List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (!painted.isEmpty()) {
      text.append(UP.formatted(painted.size())).append('\r').append(ERASE_BELOW);
    }
    text.append(above);
    lines.forEach(line -> text.append(line).append('\n'));
    out.print(text);
    out.flush();
    painted = lines;
  }
}
