package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteRecordMessageMeta;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line of one record after the other, written behind those that wait. For one thread. */
final class RecordLine {

  private final RecordShape shape;
  private final Lines lines;
  private long position;
  private int dataFrom;
  private int dataTo;
  private @Nullable JsonNode cursor;

  RecordLine(RecordShape shape, Lines lines) {
    this.shape = shape;
    this.lines = lines;
  }

  /** Writes a record, uncommitted. */
  void write(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    position++;
    JsonNode data = data(record);
    try (JsonGenerator json = ProtocolJson.mapper().createGenerator(lines)) {
      json.writeStartObject();
      json.writeStringField("type", "RECORD");
      json.writeObjectFieldStart("record");
      json.writeStringField("stream", shape.descriptor().getName());
      if (shape.descriptor().getNamespace() != null) {
        json.writeStringField("namespace", shape.descriptor().getNamespace());
      }
      json.writeFieldName("data");
      json.flush();
      dataFrom = lines.size() + 1;
      ProtocolJson.mapper().writeTree(json, data);
      json.flush();
      dataTo = lines.size();
      json.writeNumberField("emitted_at", System.currentTimeMillis());
      if (!changes.isEmpty()) {
        json.writePOJOField("meta", new AirbyteRecordMessageMeta().withChanges(changes));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A record cannot be written as JSON.", e);
    }
    cursor = shape.cursorOf(record);
  }

  /** Where the data of the record starts among the lines. */
  int dataFrom() {
    return dataFrom;
  }

  /** Where the data of the record ends. */
  int dataTo() {
    return dataTo;
  }

  /** The value of its cursor; null when there is none. */
  @Nullable JsonNode cursor() {
    return cursor;
  }

  private JsonNode data(JsonNode record) {
    if (!record.isObject()) {
      throw wrong("is no JSON object. Emit an object");
    }
    JsonNode data = shape.select(record);
    if (data.isEmpty()) {
      throw wrong("has no field of the configured schema. Declare the fields it has");
    }
    return shape.wire().apply(data);
  }

  private SystemException wrong(String problem) {
    return new SystemException(
        "Record " + position + " of stream " + shape.name() + " " + problem + ".");
  }
}
