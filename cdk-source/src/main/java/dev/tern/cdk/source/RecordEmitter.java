package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a stream that keeps its own state puts its records and checkpoints. */
public interface RecordEmitter extends RecordSink {

  /**
   * Says that a later sync may start from here: the state covers every record emitted before
   * (READ-14).
   *
   * @param state a JSON object; numbers that must stay exact are kept as strings (READ-19)
   */
  void checkpoint(JsonNode state);

  /**
   * Says what all streams of a source with a GLOBAL state share from now on, such as the position
   * in a log of changes: it covers what this stream emitted before, and must be safe for every
   * other stream, too. It leaves with the next whole state.
   *
   * @param shared any JSON but null
   * @throws dev.tern.cdk.error.SystemException when the source does not write GLOBAL states
   */
  default void checkpointShared(JsonNode shared) {
    throw new UnsupportedOperationException("This emitter has no shared state.");
  }
}
