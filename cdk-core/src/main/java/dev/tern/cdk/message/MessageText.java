package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message, the same that the mapper writes.
 *
 * <p>A {@linkplain PlainMessage plain} one is written without the mapper: to load that and to look
 * at the classes of messages takes longer than all the rest of a short command.
 */
final class MessageText {

  private final JsonGenerator json;

  private MessageText(JsonGenerator json) {
    this.json = json;
  }

  static void write(JsonGenerator json, AirbyteMessage message) throws IOException {
    if (PlainMessage.is(message)) {
      new MessageText(json).message(message);
    } else {
      ProtocolJson.mapper().writeValue(json, message);
    }
  }

  /** Stats alone. */
  static byte[] stats(AirbyteStateStats stats) throws IOException {
    if (!PlainMessage.is(stats)) {
      return ProtocolJson.mapper().writeValueAsBytes(stats);
    }
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = ProtocolJson.factory().createGenerator(bytes)) {
      new MessageText(json).members(stats);
    }
    return bytes.toByteArray();
  }

  private void message(AirbyteMessage message) throws IOException {
    json.writeStartObject();
    word("type", message.getType());
    log(message.getLog());
    connectionStatus(message.getConnectionStatus());
    catalog(message.getCatalog());
    state(message.getState());
    trace(message.getTrace());
    json.writeEndObject();
  }

  private void log(@Nullable AirbyteLogMessage log) throws IOException {
    if (log != null) {
      json.writeObjectFieldStart("log");
      word("level", log.getLevel());
      word("message", log.getMessage());
      word("stack_trace", log.getStackTrace());
      json.writeEndObject();
    }
  }

  private void connectionStatus(@Nullable AirbyteConnectionStatus status) throws IOException {
    if (status != null) {
      json.writeObjectFieldStart("connectionStatus");
      word("status", status.getStatus());
      word("message", status.getMessage());
      json.writeEndObject();
    }
  }

  private void catalog(@Nullable AirbyteCatalog catalog) throws IOException {
    if (catalog == null) {
      return;
    }
    json.writeObjectFieldStart("catalog");
    if (catalog.getStreams() != null) {
      json.writeArrayFieldStart("streams");
      for (AirbyteStream stream : catalog.getStreams()) {
        stream(stream);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void stream(AirbyteStream stream) throws IOException {
    json.writeStartObject();
    word("name", stream.getName());
    tree("json_schema", stream.getJsonSchema());
    words("supported_sync_modes", stream.getSupportedSyncModes());
    truth("source_defined_cursor", stream.getSourceDefinedCursor());
    words("default_cursor_field", stream.getDefaultCursorField());
    List<List<String>> key = stream.getSourceDefinedPrimaryKey();
    if (key != null) {
      json.writeArrayFieldStart("source_defined_primary_key");
      for (List<String> path : key) {
        array(path);
      }
      json.writeEndArray();
    }
    word("namespace", stream.getNamespace());
    truth("is_resumable", stream.getIsResumable());
    truth("is_file_based", stream.getIsFileBased());
    json.writeEndObject();
  }

  private void state(@Nullable AirbyteStateMessage state) throws IOException {
    if (state == null) {
      return;
    }
    json.writeObjectFieldStart("state");
    word("type", state.getType());
    word("state_type", state.getStateType());
    if (state.getStream() != null) {
      json.writeFieldName("stream");
      stream(state.getStream());
    }
    global(state.getGlobal());
    tree("data", state.getData());
    stats("sourceStats", state.getSourceStats());
    stats("destinationStats", state.getDestinationStats());
    json.writeEndObject();
  }

  private void stream(AirbyteStreamState state) throws IOException {
    json.writeStartObject();
    descriptor(state.getStreamDescriptor());
    tree("stream_state", state.getStreamState());
    json.writeEndObject();
  }

  private void global(@Nullable AirbyteGlobalState state) throws IOException {
    if (state == null) {
      return;
    }
    json.writeObjectFieldStart("global");
    tree("shared_state", state.getSharedState());
    if (state.getStreamStates() != null) {
      json.writeArrayFieldStart("stream_states");
      for (AirbyteStreamState stream : state.getStreamStates()) {
        stream(stream);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void stats(String name, @Nullable AirbyteStateStats stats) throws IOException {
    if (stats != null) {
      json.writeFieldName(name);
      members(stats);
    }
  }

  private void members(AirbyteStateStats stats) throws IOException {
    json.writeStartObject();
    number("recordCount", stats.getRecordCount());
    number("rejectedRecordCount", stats.getRejectedRecordCount());
    json.writeEndObject();
  }

  private void trace(@Nullable AirbyteTraceMessage trace) throws IOException {
    if (trace == null) {
      return;
    }
    json.writeObjectFieldStart("trace");
    word("type", trace.getType());
    number("emitted_at", trace.getEmittedAt());
    estimate(trace.getEstimate());
    AirbyteStreamStatusTraceMessage status = trace.getStreamStatus();
    if (status != null) {
      json.writeObjectFieldStart("stream_status");
      descriptor(status.getStreamDescriptor());
      word("status", status.getStatus());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void estimate(@Nullable AirbyteEstimateTraceMessage estimate) throws IOException {
    if (estimate != null) {
      json.writeObjectFieldStart("estimate");
      word("type", estimate.getType());
      word("name", estimate.getName());
      word("namespace", estimate.getNamespace());
      count("row_estimate", estimate.getRowEstimate());
      count("byte_estimate", estimate.getByteEstimate());
      json.writeEndObject();
    }
  }

  private void descriptor(@Nullable StreamDescriptor stream) throws IOException {
    if (stream != null) {
      json.writeObjectFieldStart("stream_descriptor");
      word("name", stream.getName());
      word("namespace", stream.getNamespace());
      json.writeEndObject();
    }
  }

  /** A text, or a constant, which is written as it says itself. */
  private void word(String name, @Nullable Object word) throws IOException {
    if (word != null) {
      json.writeStringField(name, word.toString());
    }
  }

  private void words(String name, @Nullable List<?> words) throws IOException {
    if (words != null) {
      json.writeFieldName(name);
      array(words);
    }
  }

  private void array(@Nullable List<?> words) throws IOException {
    if (words == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (Object word : words) {
      json.writeString(word == null ? null : word.toString());
    }
    json.writeEndArray();
  }

  private void truth(String name, @Nullable Boolean truth) throws IOException {
    if (truth != null) {
      json.writeBooleanField(name, truth);
    }
  }

  private void number(String name, @Nullable BigDecimal number) throws IOException {
    if (number != null) {
      json.writeNumberField(name, number);
    }
  }

  private void count(String name, @Nullable Long count) throws IOException {
    if (count != null) {
      json.writeNumberField(name, count);
    }
  }

  private void tree(String name, @Nullable JsonNode tree) throws IOException {
    if (tree != null) {
      json.writeFieldName(name);
      ProtocolJson.write(json, tree);
    }
  }
}
