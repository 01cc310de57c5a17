package dev.tern.cdk.error;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the user ends by changing the configuration, the catalog or the state: never
 * retried by platforms.
 */
public final class ConfigException extends ConnectorException {

  /** Fails with a sentence for the user. */
  public ConfigException(String message) {
    super(message, null, null);
  }

  /** Fails with a sentence for the user; the cause tells the maintainer more. */
  public ConfigException(String message, @Nullable Throwable cause) {
    super(message, null, cause);
  }

  /** Fails with a sentence for the user, one for the maintainer, and the cause if there is one. */
  public ConfigException(String message, String internalMessage, @Nullable Throwable cause) {
    super(message, internalMessage, cause);
  }

  @Override
  public FailureType failureType() {
    return FailureType.CONFIG_ERROR;
  }
}
