package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A stream that is being read: the parts that are left, and the state as it stands. */
interface StreamRead {

  /** One part that is read by one worker. */
  @FunctionalInterface
  interface Part {
    void read(Lane lane) throws Exception;
  }

  /**
   * The next part; empty when there is none any more. Asked by one worker at a time, outside of the
   * gate.
   */
  Optional<Part> next(Lane lane) throws Exception;

  /** The state; for who is inside of the gate. */
  JsonNode state();

  /** How often to tell about the state. */
  default Cadence cadence() {
    return Cadence.EACH;
  }

  /**
   * All parts were read to their ends; for who is inside of the gate.
   *
   * @return whether the state is another one now
   */
  default boolean complete() {
    return false;
  }

  /** What there is to say at the end; for who is inside of the gate. */
  default Optional<String> warning() {
    return Optional.empty();
  }
}
