package dev.tern.cdk.error;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that says who has to act.
 *
 * <p>It carries two texts. The message is for the user: one sentence that says what happened, to
 * which thing, and what to do. The internal message is for the maintainer. Neither may hold payload
 * values or secrets. Both leave the process in an ERROR trace (ENV-11).
 */
public abstract sealed class ConnectorException extends RuntimeException
    permits ConfigException, TransientException, SystemException {

  private final @Nullable String internalMessage;

  ConnectorException(String message, @Nullable String internalMessage, @Nullable Throwable cause) {
    super(message, cause);
    this.internalMessage = internalMessage;
  }

  /** Who has to act, in the protocol's words. */
  public abstract FailureType failureType();

  /** The text for the maintainer, when it says more than the message and the cause do. */
  public Optional<String> internalMessage() {
    return Optional.ofNullable(internalMessage);
  }
}
