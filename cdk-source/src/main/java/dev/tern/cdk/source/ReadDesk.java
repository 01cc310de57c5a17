package dev.tern.cdk.source;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.MessageWriter;

/**
 * What all streams of one read work with.
 *
 * @param out the way to stdout
 * @param stop whether to end at the next safe point
 * @param states where checkpoints go
 * @param turn whose code is running
 * @param dialect how records leave
 * @param estimates how much is to be expected
 */
record ReadDesk(
    MessageWriter out,
    StopSignal stop,
    Checkpointer states,
    AuthorTurn turn,
    WireDialect dialect,
    Estimates estimates) {}
