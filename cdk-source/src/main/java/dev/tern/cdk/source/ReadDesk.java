package dev.tern.cdk.source;

import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteLogMessage;

/**
 * What all streams of one read work with.
 *
 * @param context the way to the outside
 * @param stop whether to end at the next safe point
 * @param gate where the workers meet
 * @param book the states of all streams
 * @param states where positions go
 * @param output where lines go
 * @param dialect how records leave
 * @param checksRecords whether records are held against the schemas of their streams
 * @param estimates how much is to be expected
 */
record ReadDesk(
    CommandContext context,
    StopSignal stop,
    Workshop gate,
    StateBook book,
    Checkpointer states,
    OrderedOutput output,
    WireDialect dialect,
    boolean checksRecords,
    Estimates estimates) {

  void warn(String text) {
    context.out().write(Messages.log(AirbyteLogMessage.Level.WARN, text));
  }

  void inform(String text) {
    context.out().write(Messages.log(AirbyteLogMessage.Level.INFO, text));
  }
}
