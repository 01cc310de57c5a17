package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.MessageWriter;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The one way out of all workers: lines of records, then the position they end at, then the state
 * that says so, one hand-over after the other.
 *
 * <p>Who hands over waits while the reader of the process is slower. Safe for all threads.
 */
final class OrderedOutput {

  private final Workshop gate;
  private final MessageWriter out;
  private final Checkpointer states;
  private boolean closed;

  OrderedOutput(Workshop gate, MessageWriter out, Checkpointer states) {
    this.gate = gate;
    this.out = out;
    this.states = states;
  }

  /**
   * Writes lines.
   *
   * @param count how many there are
   * @param move takes the position that covers them, and says whether it moved
   */
  void handOver(StreamLedger stream, LineBytes lines, int count, BooleanSupplier move) {
    gate.enter();
    try {
      requireOpen();
      if (count > 0) {
        stream.status().running();
        out.writeLines(lines.array(), 0, lines.size());
        stream.tally().add(count, lines.size());
      }
      if (move.getAsBoolean()) {
        states.moved(stream);
      }
      states.offer(stream);
    } finally {
      gate.leave();
    }
  }

  /** Takes a new shared part, behind the lines that were handed over. */
  void share(StreamLedger stream, JsonNode shared) {
    gate.enter();
    try {
      requireOpen();
      states.share(stream, shared);
      states.offer(stream);
    } finally {
      gate.leave();
    }
  }

  /** Tells that the store asked to slow down. */
  void rateLimited(StreamLedger stream, Instant quotaReset) {
    gate.enter();
    try {
      requireOpen();
      stream.status().rateLimited(quotaReset);
    } finally {
      gate.leave();
    }
  }

  /** Takes nothing any more: who comes now was left behind. For who is inside of the gate. */
  void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new StoppedException();
    }
  }
}
