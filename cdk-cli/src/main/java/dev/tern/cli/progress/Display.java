package dev.tern.cli.progress;

import java.time.Duration;

/** Where people or programs look at a sync while it runs. Safe for threads. */
public interface Display {

  /** How often it wants to be told. */
  Duration every();

  /** Shows how far the sync is. */
  void show(Progress progress);

  /** Shows a line beside it. */
  void note(String line);

  /** Shows the last of it and is done. */
  void end(Progress progress);
}
