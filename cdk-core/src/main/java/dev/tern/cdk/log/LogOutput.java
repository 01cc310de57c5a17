package dev.tern.cdk.log;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteLogMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go: the message writer of the running command, or stderr while there is none.
 *
 * <p>SLF4J binds loggers once per process, so this is the one static that changes; it is set when a
 * command starts and unset when it ends. Where several commands run in one process, a line belongs
 * to the command whose thread logs it: that of the command, and the threads that were made under
 * it. Other threads log for the command that started last. Safe for any number of threads.
 */
public final class LogOutput {

  private static final InheritableThreadLocal<Command> OWN = new InheritableThreadLocal<>();
  private static volatile @Nullable Command last;

  private LogOutput() {}

  /** A command that runs, and where its lines go until it ends. */
  private static final class Command {
    private volatile @Nullable MessageWriter writer;

    Command(MessageWriter writer) {
      this.writer = writer;
    }
  }

  /** Sends the log lines of this thread's command to a writer until it is {@link #detach}ed. */
  public static void attach(MessageWriter target) {
    Command command = new Command(target);
    OWN.set(command);
    last = command;
  }

  /** Sends the log lines of this thread's command to stderr again. */
  public static void detach() {
    Command own = OWN.get();
    OWN.remove();
    if (own != null) {
      own.writer = null;
    }
    if (last == own) {
      last = null;
    }
  }

  /** The writer of this thread's command, which its log lines go to; empty while there is none. */
  public static Optional<MessageWriter> find() {
    return Optional.ofNullable(writer());
  }

  /** Writes one line. A reader that has gone away does not hurt whoever logs. */
  static void write(AirbyteLogMessage log) {
    MessageWriter target = writer();
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

  private static @Nullable MessageWriter writer() {
    Command own = OWN.get();
    MessageWriter writer = own == null ? null : own.writer;
    Command newest = last;
    return writer != null || newest == null ? writer : newest.writer;
  }
}
