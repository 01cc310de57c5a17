package dev.tern.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;

/** A stream that gets one line from time to time. */
public final class LineDisplay implements Display {

  private final PrintStream lines;
  private final PrintStream notes;
  private final Duration every;
  private final Function<Progress, String> view;

  private LineDisplay(
      PrintStream lines, PrintStream notes, Duration every, Function<Progress, String> view) {
    this.lines = lines;
    this.notes = notes;
    this.every = every;
    this.view = view;
  }

  /** Lines for people, each ten seconds. */
  public static Display plain(PrintStream out) {
    return new LineDisplay(out, out, Duration.ofSeconds(10), PlainView::of);
  }

  /** Lines of JSON for programs, each second; notes go elsewhere. */
  public static Display json(PrintStream out, PrintStream notes) {
    return new LineDisplay(
        out, notes, Duration.ofSeconds(1), progress -> JsonView.of(progress).toString());
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public void show(Progress progress) {
    lines.println(view.apply(progress));
  }

  @Override
  public void note(String line) {
    notes.println(line);
  }

  @Override
  public void end(Progress progress) {
    show(progress);
  }
}
