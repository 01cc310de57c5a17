package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.TransientException;
import java.time.Duration;
import java.util.Optional;

/** A stream that is being read: the parts that are left, and the state as it stands. */
interface StreamRead {

  /** One part that is read by one worker. */
  @FunctionalInterface
  interface Part {
    /**
     * Reads it.
     *
     * @return how long its stream rests before it is read on; empty at its end
     */
    Optional<Duration> read(Lane lane) throws Exception;
  }

  /**
   * The next part; empty when there is none any more. Asked by one worker at a time, outside of the
   * gate.
   */
  Optional<Part> next(Lane lane) throws Exception;

  /** How long to rest before asking for the next part again; empty when its failure stands. */
  default Optional<Duration> rest(TransientException cause) {
    return Optional.empty();
  }

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
