package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import java.math.BigDecimal;
import java.util.Optional;

/** What a side says about itself: logs, failures, changes of its configuration. */
final class Talk {

  private final Side side;
  private final Findings findings;
  private final ConfigUpdates updates;

  Talk(Side side, Findings findings, ConfigUpdates updates) {
    this.side = side;
    this.findings = findings;
    this.updates = updates;
  }

  /**
   * Takes a LOG, a CONTROL, or a TRACE of an ERROR.
   *
   * @return the trace that is of another kind
   */
  Optional<AirbyteTraceMessage> take(JsonNode message) {
    switch (message.path("type").asText()) {
      case "LOG" -> find(message.path("log"), AirbyteLogMessage.class).ifPresent(this::log);
      case "CONTROL" -> updates.take(message.path("control"));
      case "TRACE" -> {
        return find(message.path("trace"), AirbyteTraceMessage.class).filter(this::isOther);
      }
      default -> {
        // SPEC, CATALOG and the like are answers to other commands
      }
    }
    return Optional.empty();
  }

  private void log(AirbyteLogMessage log) {
    if (log.getLevel() != null && log.getMessage() != null) {
      findings.log(side, log);
    }
  }

  private boolean isOther(AirbyteTraceMessage trace) {
    AirbyteErrorTraceMessage error = trace.getError();
    if (trace.getType() != AirbyteTraceMessage.Type.ERROR || error == null) {
      return true;
    }
    BigDecimal time = trace.getEmittedAt();
    findings.told(reason(error), time == null ? BigDecimal.ZERO : time);
    return false;
  }

  private FailureReason reason(AirbyteErrorTraceMessage error) {
    FailureType type = error.getFailureType();
    return new FailureReason(
        FailureReason.Origin.of(side),
        type == null ? FailureType.SYSTEM_ERROR : type,
        String.valueOf(error.getMessage()),
        Optional.ofNullable(error.getInternalMessage()),
        Optional.ofNullable(error.getStackTrace()),
        Optional.ofNullable(error.getStreamDescriptor()));
  }

  /** The content as a struct of the protocol, unless a newer protocol has other values in it. */
  private <T> Optional<T> find(JsonNode content, Class<T> type) {
    try {
      return content.isObject()
          ? Optional.of(ProtocolJson.mapper().treeToValue(content, type))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      findings.odd(
          side,
          type.getSimpleName(),
          "The " + side.word() + " sent a message with a value that is not known. It is dropped.");
      return Optional.empty();
    }
  }
}
