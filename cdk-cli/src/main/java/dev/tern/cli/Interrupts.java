package dev.tern.cli;

import dev.tern.cdk.cli.StopSignal;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Ctrl-C, SIGTERM and the end of the terminal while something runs that has a safe point: the first
 * asks for it, the second ends all at once, a third does what it always does. The end of a terminal
 * is told by the shell and by the system, and never counts as a second. What the process was
 * started to ignore, as {@code nohup} does, it ignores.
 */
final class Interrupts implements AutoCloseable {

  private static final int HUNG_UP = 129;
  private static final int CTRL_C = 130;
  private static final int TERMINATED = 143;

  private final StopSignal stop = new StopSignal();
  private final Runnable kill;
  private final Consumer<String> notes;
  private int exitCode;

  /**
   * Listens until it is closed.
   *
   * @param kill ends all at once
   * @param notes what the person is told
   */
  Interrupts(Runnable kill, Consumer<String> notes) {
    this.kill = kill;
    this.notes = notes;
    Signals.on("HUP", this::hungUp);
    Signals.on("INT", () -> arrived(CTRL_C));
    Signals.on("TERM", () -> arrived(TERMINATED));
  }

  /** Asks for the safe point. */
  StopSignal stop() {
    return stop;
  }

  /** What the process ends with if it was stopped. */
  synchronized OptionalInt exitCode() {
    return exitCode == 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  /** Time is up: as if the process was asked to end. */
  void timeIsUp() {
    arrived(TERMINATED);
  }

  @Override
  public void close() {
    usual();
  }

  private void arrived(int code) {
    if (first(code)) {
      ask();
      return;
    }
    notes.accept("Killing both sides.");
    usual();
    kill.run();
  }

  private void hungUp() {
    if (first(HUNG_UP)) {
      ask();
    }
  }

  private void ask() {
    notes.accept("Stopping at a safe point. Once more, and both sides are killed.");
    stop.request();
  }

  private synchronized boolean first(int code) {
    boolean first = exitCode == 0;
    exitCode = code;
    return first;
  }

  private static void usual() {
    Signals.usual("HUP");
    Signals.usual("INT");
    Signals.usual("TERM");
  }
}
