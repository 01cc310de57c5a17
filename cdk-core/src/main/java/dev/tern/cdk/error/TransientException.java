package dev.tern.cdk.error;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import org.jspecify.annotations.Nullable;

/** A failure that may be gone on the next try: the store is away, busy or limits the rate. */
public final class TransientException extends ConnectorException {

  /** Fails with a sentence for the user. */
  public TransientException(String message) {
    super(message, null, null);
  }

  /** Fails with a sentence for the user; the cause tells the maintainer more. */
  public TransientException(String message, @Nullable Throwable cause) {
    super(message, null, cause);
  }

  /** Fails with a sentence for the user, one for the maintainer, and the cause if there is one. */
  public TransientException(String message, String internalMessage, @Nullable Throwable cause) {
    super(message, internalMessage, cause);
  }

  @Override
  public FailureType failureType() {
    return FailureType.TRANSIENT_ERROR;
  }
}
