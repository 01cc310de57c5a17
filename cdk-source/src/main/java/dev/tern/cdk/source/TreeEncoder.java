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
import java.util.Optional;

/** The line of one record after the other, written behind those that wait. For one thread. */
final class TreeEncoder {

  private final RecordShape shape;
  private final LineBytes lines;
  private final RecordJson classes;
  private long position;
  private int before;
  private JsonNode last = ProtocolJson.mapper().createObjectNode();

  TreeEncoder(RecordShape shape, Optional<Class<? extends Record>> type, LineBytes lines) {
    this.shape = shape;
    this.lines = lines;
    this.classes = new RecordJson(shape.name(), type);
  }

  void encode(Record record, long emittedAt) {
    encode(classes.of(record), List.of(), emittedAt);
  }

  void encode(RecordWriter record, long emittedAt) {
    encode(RecordTree.of(record), List.of(), emittedAt);
  }

  void encode(ByteRange record, long emittedAt) {
    encode(RecordTree.of(record.array(), record.offset(), record.length()), List.of(), emittedAt);
  }

  void encode(JsonNode record, List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    position++;
    before = lines.size();
    last = record;
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
      ProtocolJson.mapper().writeTree(json, data);
      json.writeNumberField("emitted_at", emittedAt);
      if (!changes.isEmpty()) {
        json.writePOJOField("meta", new AirbyteRecordMessageMeta().withChanges(changes));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      takeBack();
      throw new UncheckedIOException("A record cannot be written as JSON.", e);
    }
    lines.write('\n');
  }

  void takeBack() {
    lines.cut(before);
  }

  Optional<JsonNode> cursor() {
    return Optional.ofNullable(shape.cursorOf(last));
  }

  ByteRange record() {
    try {
      byte[] json = ProtocolJson.mapper().writeValueAsBytes(last);
      return new ByteRange(json, 0, json.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
