package dev.tern.cdk.message;

import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteEstimateTraceMessage;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages that every command sends, with nothing in them that {@link MessageText} does not
 * write: statuses, states, lines for the log, the answers to {@code check} and {@code discover}.
 */
final class PlainMessage {

  private PlainMessage() {}

  /** Whether a message is one of them. */
  static boolean is(AirbyteMessage message) {
    return message.getRecord() == null
        && message.getSpec() == null
        && message.getControl() == null
        && message.getDestinationCatalog() == null
        && message.getAdditionalProperties().isEmpty()
        && is(message.getTrace())
        && is(message.getState())
        && is(message.getLog())
        && is(message.getConnectionStatus())
        && is(message.getCatalog());
  }

  /** Whether these are stats with counts of records alone. */
  static boolean is(@Nullable AirbyteStateStats stats) {
    return stats == null
        || (stats.getAdditionalStats() == null && stats.getAdditionalProperties().isEmpty());
  }

  private static boolean is(@Nullable AirbyteTraceMessage trace) {
    return trace == null
        || (trace.getError() == null
            && trace.getAnalytics() == null
            && trace.getAdditionalProperties().isEmpty()
            && is(trace.getEstimate())
            && is(trace.getStreamStatus()));
  }

  private static boolean is(@Nullable AirbyteEstimateTraceMessage estimate) {
    return estimate == null || estimate.getAdditionalProperties().isEmpty();
  }

  private static boolean is(@Nullable AirbyteStreamStatusTraceMessage status) {
    return status == null
        || (status.getReasons() == null
            && status.getAdditionalProperties().isEmpty()
            && is(status.getStreamDescriptor()));
  }

  private static boolean is(@Nullable StreamDescriptor stream) {
    return stream == null || stream.getAdditionalProperties().isEmpty();
  }

  private static boolean is(@Nullable AirbyteStateMessage state) {
    return state == null
        || (state.getAdditionalProperties().isEmpty()
            && is(state.getStream())
            && is(state.getGlobal())
            && is(state.getSourceStats())
            && is(state.getDestinationStats()));
  }

  private static boolean is(@Nullable AirbyteStreamState state) {
    return state == null
        || (state.getAdditionalProperties().isEmpty() && is(state.getStreamDescriptor()));
  }

  private static boolean is(@Nullable AirbyteGlobalState state) {
    if (state == null) {
      return true;
    }
    boolean plain = state.getAdditionalProperties().isEmpty();
    List<AirbyteStreamState> streams = state.getStreamStates();
    for (int i = 0; plain && streams != null && i < streams.size(); i++) {
      plain = streams.get(i) != null && is(streams.get(i));
    }
    return plain;
  }

  private static boolean is(@Nullable AirbyteLogMessage log) {
    return log == null || log.getAdditionalProperties().isEmpty();
  }

  private static boolean is(@Nullable AirbyteConnectionStatus status) {
    return status == null || status.getAdditionalProperties().isEmpty();
  }

  private static boolean is(@Nullable AirbyteCatalog catalog) {
    if (catalog == null) {
      return true;
    }
    boolean plain = catalog.getAdditionalProperties().isEmpty();
    List<AirbyteStream> streams = catalog.getStreams();
    for (int i = 0; plain && streams != null && i < streams.size(); i++) {
      AirbyteStream stream = streams.get(i);
      plain = stream != null && stream.getAdditionalProperties().isEmpty();
    }
    return plain;
  }
}
