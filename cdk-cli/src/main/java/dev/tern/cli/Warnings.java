package dev.tern.cli;

import dev.tern.cli.text.Columns;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The first warnings and errors of connectors, as a person sees them. Safe for any number of
 * threads.
 */
final class Warnings {

  private static final int MOST = 20;
  private static final Set<Level> SHOWN = EnumSet.of(Level.FATAL, Level.ERROR, Level.WARN);

  private final AtomicInteger count = new AtomicInteger();
  private final Consumer<String> screen;
  private final String log;

  /**
   * None yet.
   *
   * @param screen gets a line for each
   * @param log where all of them are
   */
  Warnings(Consumer<String> screen, String log) {
    this.screen = screen;
    this.log = log;
  }

  /** Takes what a connector logs; what is less than a warning is not shown. */
  void take(String who, AirbyteLogMessage line) {
    if (!SHOWN.contains(line.getLevel())) {
      return;
    }
    int number = count.incrementAndGet();
    if (number <= MOST) {
      screen.accept(
          who + ": " + line.getLevel() + " " + Columns.plain(String.valueOf(line.getMessage())));
    } else if (number == MOST + 1) {
      screen.accept("More warnings are in the " + log + ".");
    }
  }
}
