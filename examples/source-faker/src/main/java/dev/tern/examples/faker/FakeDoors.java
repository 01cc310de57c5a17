package dev.tern.examples.faker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.RecordRow;
import dev.tern.cdk.source.RecordSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The ways to hand records over, with what repeats in them. For all threads. */
final class FakeDoors {

  private final FakerSource.Config config;
  private final FakeBodies<ObjectNode> trees;
  private final FakeBodies<List<Consumer<RecordRow>>> values;
  private final FakeBodies<byte[]> bytes;

  FakeDoors(FakerSource.Config config) {
    this.config = config;
    this.trees = bodies(number -> config.profile().body(config.seed(), number));
    this.values = bodies(number -> adders(config.profile().body(config.seed(), number)));
    this.bytes = bodies(number -> json(config.profile().body(config.seed(), number)));
  }

  private <T> FakeBodies<T> bodies(IntFunction<T> maker) {
    return new FakeBodies<>(Profile.BODIES, maker);
  }

  /** The way that the user wants. */
  FakeDoor open(int stream, RecordSink records) {
    FakeClock clock = new FakeClock();
    return switch (config.door()) {
      case TREE -> id -> records.emit(tree(stream, id, clock));
      case WRITER -> id -> records.emit(json -> write(json, stream, id, clock));
      case ROW -> {
        RecordRow row = records.row(config.profile().columns());
        yield id -> add(row, stream, id, clock);
      }
      case BYTES -> bytes(stream, clock, records::emitJson);
      case TRUSTED -> bytes(stream, clock, records::emitTrustedJson);
    };
  }

  private ByteDoor bytes(int stream, FakeClock clock, ByteDoor.Taker taker) {
    return new ByteDoor(taker, clock, id -> bytes.get(Profile.body(stream, id)));
  }

  /** The record as a tree. */
  ObjectNode tree(int stream, long id, FakeClock clock) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put(Profile.HEAD.get(0), id).put(Profile.HEAD.get(1), moment(id, clock));
    return record.setAll(trees.get(Profile.body(stream, id)));
  }

  private void write(JsonGenerator json, int stream, long id, FakeClock clock) throws IOException {
    json.writeStartObject();
    json.writeNumberField(Profile.HEAD.get(0), id);
    json.writeStringField(Profile.HEAD.get(1), moment(id, clock));
    for (Map.Entry<String, JsonNode> field : trees.get(Profile.body(stream, id)).properties()) {
      json.writeFieldName(field.getKey());
      json.writeTree(field.getValue());
    }
    json.writeEndObject();
  }

  private static String moment(long id, FakeClock clock) {
    return new String(clock.at(id), StandardCharsets.US_ASCII);
  }

  private void add(RecordRow row, int stream, long id, FakeClock clock) {
    byte[] moment = clock.at(id);
    row.add(id).addText(moment, 0, moment.length);
    List<Consumer<RecordRow>> body = values.get(Profile.body(stream, id));
    for (int i = 0; i < body.size(); i++) {
      body.get(i).accept(row);
    }
    row.emit();
  }

  private static List<Consumer<RecordRow>> adders(ObjectNode body) {
    List<Consumer<RecordRow>> adders = new ArrayList<>();
    body.forEach(value -> adders.add(adder(value)));
    return List.copyOf(adders);
  }

  private static Consumer<RecordRow> adder(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> {
        boolean flag = value.booleanValue();
        yield row -> row.add(flag);
      }
      case NUMBER -> number(value);
      case STRING -> {
        String text = value.textValue();
        yield row -> row.add(text);
      }
      default -> {
        byte[] json = json(value);
        yield row -> row.addJson(json, 0, json.length);
      }
    };
  }

  private static Consumer<RecordRow> number(JsonNode value) {
    if (value.isIntegralNumber()) {
      long number = value.longValue();
      return row -> row.add(number);
    }
    long unscaled = value.decimalValue().unscaledValue().longValueExact();
    int scale = value.decimalValue().scale();
    return row -> row.addDecimal(unscaled, scale);
  }

  private static byte[] json(JsonNode value) {
    try {
      return ProtocolJson.text(value).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A made-up value cannot be written.", e);
    }
  }
}
