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
}
