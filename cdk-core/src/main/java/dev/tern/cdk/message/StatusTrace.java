package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/**
 * The status of a stream as sources send it: its trace is understood without the mapper, which
 * takes longer to load than a short command takes for all the rest. Whatever has more in it is left
 * to the mapper.
 */
final class StatusTrace {

  private StatusTrace() {}

  /** The trace; empty when it takes the mapper to understand it, or to say what is wrong. */
  static Optional<AirbyteTraceMessage> of(JsonNode trace) {
    JsonNode status = trace.path("stream_status");
    JsonNode stream = status.path("stream_descriptor");
    JsonNode moment = trace.path("emitted_at");
    boolean plain =
        trace.size() == 3
            && trace.path("type").asText().equals("STREAM_STATUS")
            && moment.isNumber()
            && status.size() == 2
            && status.path("status").isTextual()
            && stream.path("name").isTextual()
            && (stream.size() == 1 || (stream.size() == 2 && stream.path("namespace").isTextual()));
    if (!plain) {
      return Optional.empty();
    }
    return status(status.get("status").textValue())
        .map(
            known ->
                new AirbyteTraceMessage()
                    .withType(AirbyteTraceMessage.Type.STREAM_STATUS)
                    .withEmittedAt(moment.decimalValue())
                    .withStreamStatus(
                        new AirbyteStreamStatusTraceMessage()
                            .withStreamDescriptor(
                                new StreamDescriptor()
                                    .withName(stream.get("name").textValue())
                                    .withNamespace(stream.path("namespace").textValue()))
                            .withStatus(known)));
  }

  private static Optional<AirbyteStreamStatus> status(String word) {
    for (AirbyteStreamStatus status : AirbyteStreamStatus.values()) {
      if (status.value().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
