package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteEstimateTraceMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The traces that every sync has, statuses of streams and estimates: every field known, and of its
 * kind.
 *
 * <p>They are understood without the mapper, which takes longer to load than a short command takes
 * for all the rest. Whatever is only a little different is left to that.
 */
final class PlainTrace {

  private boolean plain = true;

  private PlainTrace() {}

  /** The trace; empty when it takes the mapper to understand it, or to say what is wrong. */
  static Optional<AirbyteTraceMessage> of(JsonNode json) {
    PlainTrace reader = new PlainTrace();
    AirbyteTraceMessage trace = reader.trace(json);
    return reader.plain ? Optional.of(trace) : Optional.empty();
  }

  private AirbyteTraceMessage trace(JsonNode json) {
    AirbyteTraceMessage trace = new AirbyteTraceMessage();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "type" -> trace.setType(constant(AirbyteTraceMessage.Type.values(), value));
        case "emitted_at" -> {
          plain &= value.isNumber();
          trace.setEmittedAt(value.decimalValue());
        }
        case "stream_status" -> trace.setStreamStatus(status(value));
        case "estimate" -> trace.setEstimate(estimate(value));
        default -> plain = false;
      }
    }
    return trace;
  }

  private AirbyteStreamStatusTraceMessage status(JsonNode json) {
    AirbyteStreamStatusTraceMessage status = new AirbyteStreamStatusTraceMessage();
    plain &= json.isObject();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "stream_descriptor" -> status.setStreamDescriptor(stream(value));
        case "status" -> status.setStatus(constant(AirbyteStreamStatus.values(), value));
        default -> plain = false;
      }
    }
    return status;
  }

  private StreamDescriptor stream(JsonNode json) {
    StreamDescriptor stream = new StreamDescriptor();
    plain &= json.isObject();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      switch (field.getKey()) {
        case "name" -> stream.setName(text(field.getValue()));
        case "namespace" -> stream.setNamespace(text(field.getValue()));
        default -> plain = false;
      }
    }
    return stream;
  }

  private AirbyteEstimateTraceMessage estimate(JsonNode json) {
    AirbyteEstimateTraceMessage estimate = new AirbyteEstimateTraceMessage();
    plain &= json.isObject();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "type" -> estimate.setType(constant(AirbyteEstimateTraceMessage.Type.values(), value));
        case "name" -> estimate.setName(text(value));
        case "namespace" -> estimate.setNamespace(text(value));
        case "row_estimate" -> estimate.setRowEstimate(number(value));
        case "byte_estimate" -> estimate.setByteEstimate(number(value));
        default -> plain = false;
      }
    }
    return estimate;
  }

  private @Nullable String text(JsonNode value) {
    plain &= value.isTextual();
    return value.textValue();
  }

  private long number(JsonNode value) {
    plain &= value.isIntegralNumber() && value.canConvertToLong();
    return value.asLong();
  }

  private <E extends Enum<E>> @Nullable E constant(E[] all, JsonNode value) {
    for (E constant : all) {
      if (constant.toString().equals(value.textValue())) {
        return constant;
      }
    }
    plain = false;
    return null;
  }
}
