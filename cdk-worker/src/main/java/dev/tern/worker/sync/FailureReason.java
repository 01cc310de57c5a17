package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/**
 * Why an attempt failed, for whoever can act.
 *
 * @param origin who failed
 * @param type who has to act
 * @param message one sentence for the user
 * @param internalMessage more for the maintainer
 * @param stackTrace the connector's stack trace
 * @param stream the stream it is about; none when it is about all
 */
public record FailureReason(
    Origin origin,
    FailureType type,
    String message,
    Optional<String> internalMessage,
    Optional<String> stackTrace,
    Optional<StreamDescriptor> stream) {

  /** A reason that a sentence is enough for. */
  public static FailureReason of(Origin origin, FailureType type, String message) {
    return new FailureReason(
        origin, type, message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Who failed. */
  public enum Origin {
    SOURCE,
    DESTINATION,
    WORKER;

    /** The side as an origin. */
    static Origin of(Side side) {
      return side == Side.SOURCE ? SOURCE : DESTINATION;
    }
  }
}
