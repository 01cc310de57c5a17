package dev.tern.cdk.cli;

import java.io.Console;

/** Whether a person is looking. */
public final class Terminal {

  private Terminal() {}

  /** Whether stdin and stdout are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // null before JDK 22; later JDKs are asked below
  public static boolean attached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From JDK 22 on there is always a console, and this method tells whether it is a terminal.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
