package dev.tern.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.types.RecordSchema;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a connector left behind: its exit code, the lines it printed, and what it said on stderr.
 *
 * @param lines stdout, line by line
 */
public record RunResult(int exitCode, List<String> lines, String stderr) {

  /** Keeps its own copy. */
  public RunResult {
    lines = List.copyOf(lines);
  }

  /** Every line as a message. Fails when one is none (ENV-7). */
  public List<AirbyteMessage> messages() {
    return lines.stream().map(RunResult::message).toList();
  }

  /** The data of all records of a stream, in order. */
  public List<JsonNode> records(String stream) {
    return messages().stream()
        .map(AirbyteMessage::getRecord)
        .filter(Objects::nonNull)
        .filter(record -> record.getStream().equals(stream))
        .map(AirbyteRecordMessage::getData)
        .toList();
  }

  /**
   * All records of a stream, in order, as instances of a record class, which may have fewer
   * properties than the data.
   *
   * @throws IllegalArgumentException when a value does not fit its component
   */
  public <T extends Record> List<T> records(String stream, Class<T> type) {
    RecordSchema<T> schema = RecordSchema.of(type);
    return records(stream).stream().map(schema::read).toList();
  }

  /** All states, in order. */
  public List<AirbyteStateMessage> states() {
    return messages().stream().map(AirbyteMessage::getState).filter(Objects::nonNull).toList();
  }

  /** What a platform would have kept of the states, for the next sync. */
  public List<AirbyteStateMessage> savedState() {
    StateKeeper keeper = new StateKeeper();
    states().forEach(keeper::keep);
    return keeper.states();
  }

  /** The answer to {@code spec}. Fails when there is none (CMD-1). */
  public ConnectorSpecification specification() {
    return answer(AirbyteMessage::getSpec, "SPEC");
  }

  /** The answer to {@code check}. Fails when there is none (CMD-7). */
  public AirbyteConnectionStatus connectionStatus() {
    return answer(AirbyteMessage::getConnectionStatus, "CONNECTION_STATUS");
  }

  /** The answer to {@code discover}. Fails when there is none (CMD-10). */
  public AirbyteCatalog catalog() {
    return answer(AirbyteMessage::getCatalog, "CATALOG");
  }

  /** All ERROR traces, in order. */
  public List<AirbyteErrorTraceMessage> errors() {
    return traces().stream().map(AirbyteTraceMessage::getError).filter(Objects::nonNull).toList();
  }

  /** The statuses of a stream, in order. */
  public List<AirbyteStreamStatus> statuses(String stream) {
    return traces().stream()
        .map(AirbyteTraceMessage::getStreamStatus)
        .filter(Objects::nonNull)
        .filter(status -> status.getStreamDescriptor().getName().equals(stream))
        .map(status -> status.getStatus())
        .toList();
  }

  /** All log lines, each as {@code LEVEL text}. */
  public List<String> logs() {
    return messages().stream()
        .map(AirbyteMessage::getLog)
        .filter(Objects::nonNull)
        .map(log -> log.getLevel() + " " + log.getMessage())
        .toList();
  }

  private <T> T answer(Function<AirbyteMessage, @Nullable T> part, String kind) {
    for (AirbyteMessage message : messages()) {
      T answer = part.apply(message);
      if (answer != null) {
        return answer;
      }
    }
    throw new AssertionError(
        "There is no %s; exit code %d, stdout:%n%s%nstderr:%n%s"
            .formatted(kind, exitCode, String.join("\n", lines), stderr));
  }

  private List<AirbyteTraceMessage> traces() {
    return messages().stream().map(AirbyteMessage::getTrace).filter(Objects::nonNull).toList();
  }

  private static AirbyteMessage message(String line) {
    try {
      return ProtocolJson.mapper().readValue(line, AirbyteMessage.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("This line on stdout is no message: " + line, e);
    }
  }
}
