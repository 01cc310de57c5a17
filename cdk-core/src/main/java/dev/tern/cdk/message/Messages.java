package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteAnalyticsTraceMessage;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteControlConnectorConfigMessage;
import dev.tern.protocol.AirbyteControlMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteEstimateTraceMessage;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusRateLimitedReason;
import dev.tern.protocol.AirbyteStreamStatusReason;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The envelopes: each payload in the message that the protocol wants around it (ENV-3, ENV-20). */
public final class Messages {

  private Messages() {}

  /** A line for the log. */
  public static AirbyteMessage log(AirbyteLogMessage.Level level, String text) {
    return log(new AirbyteLogMessage().withLevel(level).withMessage(text));
  }

  /** A line for the log, stack trace and all. */
  public static AirbyteMessage log(AirbyteLogMessage log) {
    return new AirbyteMessage().withType(AirbyteMessage.Type.LOG).withLog(log);
  }

  /** The answer to {@code spec}. */
  public static AirbyteMessage spec(ConnectorSpecification spec) {
    return new AirbyteMessage().withType(AirbyteMessage.Type.SPEC).withSpec(spec);
  }

  /** The answer to {@code check}. */
  public static AirbyteMessage connectionStatus(AirbyteConnectionStatus status) {
    return new AirbyteMessage()
        .withType(AirbyteMessage.Type.CONNECTION_STATUS)
        .withConnectionStatus(status);
  }

  /** The answer to {@code discover}. */
  public static AirbyteMessage catalog(AirbyteCatalog catalog) {
    return new AirbyteMessage().withType(AirbyteMessage.Type.CATALOG).withCatalog(catalog);
  }

  /** A checkpoint. */
  public static AirbyteMessage state(AirbyteStateMessage state) {
    return new AirbyteMessage().withType(AirbyteMessage.Type.STATE).withState(state);
  }

  /** A failure. */
  public static AirbyteMessage error(AirbyteErrorTraceMessage error) {
    return trace(
        new AirbyteTraceMessage().withType(AirbyteTraceMessage.Type.ERROR).withError(error));
  }

  /** How far a stream has come. */
  public static AirbyteMessage streamStatus(StreamDescriptor stream, AirbyteStreamStatus status) {
    return trace(
        new AirbyteTraceMessage()
            .withType(AirbyteTraceMessage.Type.STREAM_STATUS)
            .withStreamStatus(
                new AirbyteStreamStatusTraceMessage()
                    .withStreamDescriptor(stream)
                    .withStatus(status)));
  }

  /** The store behind a stream asked to slow down: RUNNING with exactly one reason (READ-23). */
  public static AirbyteMessage rateLimited(StreamDescriptor stream, Instant quotaReset) {
    AirbyteStreamStatusReason reason =
        new AirbyteStreamStatusReason()
            .withType(AirbyteStreamStatusReason.Type.RATE_LIMITED)
            .withRateLimited(
                new AirbyteStreamStatusRateLimitedReason()
                    .withQuotaReset(quotaReset.toEpochMilli()));
    return trace(
        new AirbyteTraceMessage()
            .withType(AirbyteTraceMessage.Type.STREAM_STATUS)
            .withStreamStatus(
                new AirbyteStreamStatusTraceMessage()
                    .withStreamDescriptor(stream)
                    .withStatus(AirbyteStreamStatus.RUNNING)
                    .withReasons(List.of(reason))));
  }

  /** A usage event. */
  public static AirbyteMessage analytics(AirbyteAnalyticsTraceMessage event) {
    return trace(
        new AirbyteTraceMessage()
            .withType(AirbyteTraceMessage.Type.ANALYTICS)
            .withAnalytics(event));
  }

  /** How much is to be expected. Both numbers have to be set (READ-24). */
  public static AirbyteMessage estimate(AirbyteEstimateTraceMessage estimate) {
    return trace(
        new AirbyteTraceMessage()
            .withType(AirbyteTraceMessage.Type.ESTIMATE)
            .withEstimate(estimate));
  }

  /** A whole new configuration for the platform to keep (READ-27). */
  public static AirbyteMessage connectorConfig(ObjectNode config) {
    return new AirbyteMessage()
        .withType(AirbyteMessage.Type.CONTROL)
        .withControl(
            new AirbyteControlMessage()
                .withType(AirbyteControlMessage.Type.CONNECTOR_CONFIG)
                .withEmittedAt(now())
                .withConnectorConfig(
                    new AirbyteControlConnectorConfigMessage().withConfig(config)));
  }

  private static AirbyteMessage trace(AirbyteTraceMessage trace) {
    return new AirbyteMessage()
        .withType(AirbyteMessage.Type.TRACE)
        .withTrace(trace.withEmittedAt(now()));
  }

  private static BigDecimal now() {
    return BigDecimal.valueOf(System.currentTimeMillis());
  }
}
