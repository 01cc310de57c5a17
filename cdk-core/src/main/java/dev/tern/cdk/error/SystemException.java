package dev.tern.cdk.error;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import org.jspecify.annotations.Nullable;

/** A failure of the connector or of its host: the maintainer has to act. */
public final class SystemException extends ConnectorException {

  /** Fails with a sentence for the user. */
  public SystemException(String message) {
    super(message, null, null);
  }

  /** Fails with a sentence for the user; the cause tells the maintainer more. */
  public SystemException(String message, @Nullable Throwable cause) {
    super(message, null, cause);
  }

  /** Fails with a sentence for the user, one for the maintainer, and the cause if there is one. */
  public SystemException(String message, String internalMessage, @Nullable Throwable cause) {
    super(message, internalMessage, cause);
  }

  @Override
  public FailureType failureType() {
    return FailureType.SYSTEM_ERROR;
  }
}
