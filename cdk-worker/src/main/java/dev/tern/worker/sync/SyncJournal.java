package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;

/**
 * What survives the worker. A call returns when its fact is durable; an exception from it ends the
 * attempt, since nothing may be acknowledged that is not remembered.
 *
 * <p>Called from the threads of one attempt; an implementation is safe for them.
 */
public interface SyncJournal {

  /** Both sides have answered for this state: all before it is in the store (P6, P8). */
  void commit(Commit commit);

  /**
   * A connector changed its own configuration (CONTROL). It is kept before anything that came after
   * it is looked at, so that a token that is valid once survives a crash (P11).
   *
   * @param config the whole configuration; values that the connector sent masked are those known
   *     before
   */
  void configChanged(Side side, ObjectNode config);

  /** The counters of a stream as they stand; called from time to time and at the end. */
  void counted(StreamDescriptor stream, StreamCounts counts);

  /** The attempt lives; called at least every ten seconds. */
  void heartbeat(Instant now);
}
