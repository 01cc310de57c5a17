package dev.tern.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** A stream that gets one line from time to time. */
public final class LineDisplay implements Display {

  private final Duration every;
  private final Consumer<Progress> moving;
  private final Consumer<Progress> ended;
  private final PrintStream notes;

  private LineDisplay(
      Duration every, Consumer<Progress> moving, Consumer<Progress> ended, PrintStream notes) {
    this.every = every;
    this.moving = moving;
    this.ended = ended;
    this.notes = notes;
  }

  /** Lines for people, each ten seconds; what it came to is for others to say. */
  public static Display plain(PrintStream out) {
    return new LineDisplay(
        Duration.ofSeconds(10),
        progress -> out.println(PlainView.of(progress)),
        progress -> {},
        out);
  }

  /** Lines of JSON for programs, each second and at the end; notes go elsewhere. */
  public static Display json(PrintStream out, PrintStream notes) {
    Consumer<Progress> line = progress -> out.println(JsonView.of(progress));
    return new LineDisplay(Duration.ofSeconds(1), line, line, notes);
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public void show(Progress progress) {
    moving.accept(progress);
  }

  @Override
  public void note(String line) {
    notes.println(line);
  }

  @Override
  public void end(Progress progress) {
    ended.accept(progress);
  }
}
