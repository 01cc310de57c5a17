package dev.tern.cdk.message;

import dev.tern.protocol.AirbyteAnalyticsTraceMessage;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The free texts of a message: where a secret could slip out (ENV-19). */
final class SecretTexts {

  private SecretTexts() {}

  /** Rewrites the texts of a LOG, TRACE or CONNECTION_STATUS in place. */
  static void hide(AirbyteMessage message, UnaryOperator<String> mask) {
    switch (message.getType()) {
      case LOG -> hide(message.getLog(), mask);
      case TRACE -> hide(message.getTrace(), mask);
      case CONNECTION_STATUS -> hide(message.getConnectionStatus(), mask);
      default -> {
        // data, states, catalogs and the config of a CONTROL are not texts
      }
    }
  }

  private static void hide(AirbyteLogMessage log, UnaryOperator<String> mask) {
    log.setMessage(apply(mask, log.getMessage()));
    log.setStackTrace(apply(mask, log.getStackTrace()));
  }

  private static void hide(AirbyteConnectionStatus status, UnaryOperator<String> mask) {
    status.setMessage(apply(mask, status.getMessage()));
  }

  private static void hide(AirbyteTraceMessage trace, UnaryOperator<String> mask) {
    AirbyteErrorTraceMessage error = trace.getError();
    if (error != null) {
      error.setMessage(apply(mask, error.getMessage()));
      error.setInternalMessage(apply(mask, error.getInternalMessage()));
      error.setStackTrace(apply(mask, error.getStackTrace()));
    }
    AirbyteAnalyticsTraceMessage analytics = trace.getAnalytics();
    if (analytics != null) {
      analytics.setValue(apply(mask, analytics.getValue()));
    }
  }

  private static @Nullable String apply(UnaryOperator<String> mask, @Nullable String text) {
    return text == null ? null : mask.apply(text);
  }
}
