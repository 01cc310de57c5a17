package dev.tern.examples.faker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** How big and how rich the records are. */
public enum Profile {
  /** About 150 bytes in 8 fields. */
  SMALL(small()),
  /** About 1 KB in 40 fields, some of them nested. */
  WIDE(wide()),
  /** About 10 KB, most of it in one field. */
  TEXT(text());

  private static final int PLAIN_WIDE_FIELDS = 34;
  private static final int BODY = 9_900;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of fields that keep nothing
  private final List<FakeField> fields;

  Profile(List<FakeField> fields) {
    this.fields = fields;
  }

  ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    fields.forEach(field -> properties.set(field.name(), field.schema()));
    return schema;
  }

  /** The record as a tree. */
  JsonNode record(FakeValues values) {
    ObjectMapper mapper = ProtocolJson.mapper();
    try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
      write(tokens, values);
      return mapper.readTree(tokens.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written
    }
  }

  /** Writes the record as one object. */
  void write(JsonGenerator json, FakeValues values) throws IOException {
    json.writeStartObject();
    for (FakeField field : fields) {
      field.write(json, values);
    }
    json.writeEndObject();
  }

  private static List<FakeField> small() {
    List<FakeField> fields = start();
    fields.add(FakeField.text("name", 12));
    fields.add(FakeField.text("city", 5));
    fields.add(FakeField.number("age", 100));
    fields.add(FakeField.amount("balance"));
    fields.add(FakeField.flag("active"));
    fields.add(FakeField.createdAt("created_at"));
    return List.copyOf(fields);
  }

  private static List<FakeField> wide() {
    List<FakeField> fields = start();
    for (int i = 1; i <= PLAIN_WIDE_FIELDS; i++) {
      fields.add(
          switch (i % 4) {
            case 0 -> FakeField.number("number_" + i, 1_000_000);
            case 1 -> FakeField.text("text_" + i, 8);
            case 2 -> FakeField.amount("amount_" + i);
            default -> FakeField.flag("flag_" + i);
          });
    }
    fields.add(FakeField.createdAt("created_at"));
    fields.add(FakeField.address("billing"));
    fields.add(FakeField.address("shipping"));
    fields.add(FakeField.tags("tags", 5));
    return List.copyOf(fields);
  }

  private static List<FakeField> text() {
    List<FakeField> fields = start();
    fields.add(FakeField.text("title", 40));
    fields.add(FakeField.text("body", BODY));
    return List.copyOf(fields);
  }

  private static List<FakeField> start() {
    return new ArrayList<>(List.of(FakeField.id(), FakeField.updatedAt()));
  }
}
