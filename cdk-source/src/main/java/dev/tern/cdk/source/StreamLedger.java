package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is kept of one stream while it is read: its state as it stands, and what was said of it.
 *
 * <p>For who is inside of the gate.
 */
final class StreamLedger {

  private final StreamDescriptor stream;
  private final StatusAnnouncer status;
  private final Tally tally;
  private Supplier<Optional<JsonNode>> state;
  private Cadence cadence = Cadence.KIT;
  private boolean moved;
  private boolean begun;
  private boolean told;

  /**
   * Starts where an earlier sync ended.
   *
   * @param tally counts the records of this stream, or of all streams
   */
  StreamLedger(
      StreamDescriptor stream, StatusAnnouncer status, Tally tally, Optional<JsonNode> prior) {
    this.stream = stream;
    this.status = status;
    this.tally = tally;
    this.state = () -> prior;
  }

  /**
   * Turns to the state of the read that has begun.
   *
   * @param wanted how often to tell about it
   */
  void begin(Supplier<JsonNode> current, Cadence wanted) {
    this.state = () -> Optional.of(current.get());
    this.cadence = wanted;
    this.begun = true;
  }

  StreamDescriptor stream() {
    return stream;
  }

  StatusAnnouncer status() {
    return status;
  }

  Tally tally() {
    return tally;
  }

  Cadence cadence() {
    return cadence;
  }

  /** The state as it stands; empty when the stream starts from the beginning. */
  Optional<JsonNode> state() {
    return state.get();
  }

  /** The state of a stream that is read. */
  JsonNode requireState() {
    return state().orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** Takes note that the position moved. */
  void moved() {
    moved = true;
  }

  /** Whether the position moved since the last state. */
  boolean hasMoved() {
    return moved;
  }

  /** Takes note that a state has left. */
  void told() {
    moved = false;
    told = begun;
  }

  /** Whether a state has left since the read began. */
  boolean hasTold() {
    return told;
  }
}
