package dev.tern.cdk.log;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteLogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go: the message writer of the running command, or stderr while there is none.
 *
 * <p>SLF4J binds loggers once per process, so this is the one static that changes; it is set when a
 * command starts and unset when it ends. Safe for any number of threads.
 */
public final class LogOutput {

  private static volatile @Nullable MessageWriter writer;

  private LogOutput() {}

  /** Sends log lines to a writer until {@link #detach}. */
  public static void attach(MessageWriter target) {
    writer = target;
  }

  /** Sends log lines to stderr again. */
  public static void detach() {
    writer = null;
  }

  /** Writes one line. A reader that has gone away does not hurt whoever logs. */
  static void write(AirbyteLogMessage log) {
    MessageWriter target = writer;
    if (target == null) {
      System.err.println(log.getLevel() + " " + log.getMessage());
      return;
    }
    try {
      target.write(Messages.log(log));
    } catch (OutputClosedException e) {
      // the command finds out by itself with its next message
    }
  }
}
