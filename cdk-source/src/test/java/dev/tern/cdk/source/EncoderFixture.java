package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An encoder with its stream, whose lines are read again. */
final class EncoderFixture {

  /** Writes every number, however many zeros it has. */
  private static final ObjectWriter EXPONENTS =
      ProtocolJson.mapper().writer().without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  static final long EMITTED_AT = 1_700_000_000_123L;

  /** The forms a record can be given in. */
  enum Door {
    TREE,
    WRITER,
    BYTES,
    PRETTY_BYTES,
    ROW
  }

  final LineBytes lines = new LineBytes();
  final RecordEncoder encoder;

  EncoderFixture(RecordRules rules) {
    this.encoder = new RecordEncoder(rules, Optional.empty(), lines);
  }

  static EncoderFixture of(String schema) {
    return new EncoderFixture(rules(schema));
  }

  static RecordRules rules(String schema) {
    AirbyteStream stream =
        new AirbyteStream().withName("users").withNamespace("public").withJsonSchema(json(schema));
    return new RecordRules(
        new ConfiguredAirbyteStream()
            .withStream(stream)
            .withDestinationSyncMode(DestinationSyncMode.APPEND),
        stream,
        List.of(),
        WireDialect.V0,
        false,
        false,
        RecordRules.LINE_LIMIT);
  }

  static RecordRules limited(RecordRules rules, int lineLimit) {
    return new RecordRules(
        rules.configured(),
        rules.described(),
        rules.cursor(),
        rules.dialect(),
        rules.keepUndeclared(),
        rules.checked(),
        lineLimit);
  }

  static RecordRules following(RecordRules rules, String... cursor) {
    return new RecordRules(
        rules.configured(),
        rules.described(),
        List.of(cursor),
        rules.dialect(),
        rules.keepUndeclared(),
        rules.checked(),
        rules.lineLimit());
  }

  static RecordRules v1(RecordRules rules) {
    return new RecordRules(
        rules.configured(),
        rules.described(),
        rules.cursor(),
        WireDialect.V1,
        rules.keepUndeclared(),
        rules.checked(),
        rules.lineLimit());
  }

  /** Encodes a record that came in some form. */
  void encode(Door door, JsonNode record) {
    switch (door) {
      case TREE -> encoder.encode(record, List.of(), EMITTED_AT);
      case WRITER -> encoder.encode((RecordWriter) json -> json.writeTree(record), EMITTED_AT);
      case BYTES -> bytes(text(record));
      case PRETTY_BYTES -> bytes("\r\n " + pretty(record) + "\n\t");
      case ROW -> row(record);
    }
  }

  /** Encodes an object as a row, each value by the method of its type; anything else as a tree. */
  private void row(JsonNode record) {
    List<String> columns = new ArrayList<>();
    record.fieldNames().forEachRemaining(columns::add);
    if (columns.isEmpty()) {
      encode(Door.TREE, record);
      return;
    }
    RecordRow row =
        new EmittedRow(
            encoder.columns(columns),
            encoder.dialect(),
            complete -> encoder.encode(complete, EMITTED_AT));
    record.forEach(value -> add(row, value));
    row.emit();
  }

  private static void add(RecordRow row, JsonNode value) {
    switch (value.getNodeType()) {
      case STRING -> row.add(value.textValue());
      case BOOLEAN -> row.add(value.booleanValue());
      case NULL -> row.addNull();
      case NUMBER -> {
        if (value.isDouble()) {
          row.add(value.doubleValue());
        } else if (value.isFloat()) {
          row.add(value.floatValue());
        } else if (value.canConvertToLong() && value.isIntegralNumber()) {
          row.add(value.longValue());
        } else {
          row.add(value.decimalValue());
        }
      }
      default -> {
        byte[] json = text(value).getBytes(StandardCharsets.UTF_8);
        row.addJson(json, 0, json.length);
      }
    }
  }

  void tree(String record, AirbyteRecordMessageMetaChange... changes) {
    encoder.encode(json(record), List.of(changes), EMITTED_AT);
  }

  /** Encodes bytes that stand in the middle of others. */
  void bytes(String record) {
    bytes(record.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte[] record) {
    byte[] among = new byte[record.length + 7];
    System.arraycopy(record, 0, among, 3, record.length);
    encoder.encode(new ByteRange(among, 3, record.length), EMITTED_AT);
  }

  /** All lines so far. */
  List<String> lines() {
    return new String(lines.array(), 0, lines.size(), StandardCharsets.UTF_8).lines().toList();
  }

  JsonNode last() {
    List<String> all = lines();
    return parse(all.get(all.size() - 1));
  }

  JsonNode data() {
    return last().at("/record/data");
  }

  JsonNode changes() {
    return last().at("/record/meta/changes");
  }

  String hash() {
    return RecordHash.of(encoder.record());
  }

  static JsonNode parse(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(JsonNode record) {
    try {
      ObjectWriter pretty = EXPONENTS.withDefaultPrettyPrinter();
      return new String(pretty.writeValueAsBytes(record), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(JsonNode record) {
    try {
      return new String(EXPONENTS.writeValueAsBytes(record), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
