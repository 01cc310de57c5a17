package dev.tern.cdk.cli;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteLogMessage;
import java.io.PrintStream;

/**
 * Takes {@code System.out} and {@code System.err} away from everyone else: what is printed to the
 * first becomes a LOG WARN that names who printed it, what is printed to the second loses its
 * secrets (ENV-7, ENV-8, ENV-19).
 */
final class StrayPrinter {

  private static final StackWalker STACK = StackWalker.getInstance();

  private final PrintStream previousOut = System.out;
  private final PrintStream previousErr = System.err;
  private final StrayOutput out;
  private final StrayOutput err;

  StrayPrinter(MessageWriter messages, PrintStream realErr) {
    this.out = new StrayOutput(StrayPrinter::caller, (from, line) -> warn(messages, from, line));
    this.err = new StrayOutput(() -> "", (from, line) -> realErr.println(messages.hide(line)));
    System.setOut(out.printStream());
    System.setErr(err.printStream());
  }

  /** What becomes of a line that was printed to {@code System.out}. */
  static void warn(MessageWriter messages, String from, String line) {
    try {
      messages.write(
          Messages.log(AirbyteLogMessage.Level.WARN, from + " wrote to System.out: " + line));
    } catch (OutputClosedException e) {
      // the command finds out by itself with its next message
    }
  }

  /** Who prints: the nearest of the callers that is not of Java or of this kit. */
  static String caller() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .filter(frame -> !frame.getClassName().startsWith("sun."))
                .filter(
                    frame -> !frame.getClassName().startsWith(StrayPrinter.class.getPackageName()))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("Something"));
  }

  /** Hands over what was printed without a line end, and gives the streams back. */
  void end() {
    System.out.flush();
    System.err.flush();
    out.close();
    err.close();
    System.setOut(previousOut);
    System.setErr(previousErr);
  }
}
