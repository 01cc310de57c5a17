package dev.tern.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** A display without progress: only the notes are seen. */
public final class SilentDisplay implements Display {

  private final PrintStream notes;

  /** With notes on a stream. */
  public SilentDisplay(PrintStream notes) {
    this.notes = notes;
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void show(Progress progress) {
    // nobody looks
  }

  @Override
  public void note(String line) {
    notes.println(line);
  }

  @Override
  public void end(Progress progress) {
    // nobody looked
  }
}
