package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How big and how rich the records are. */
public enum Profile {
  /** About 150 bytes in 8 fields. */
  SMALL(small()),
  /** About 1 KB in 40 fields, some of them nested. */
  WIDE(wide()),
  /** About 10 KB, most of it in one field. */
  TEXT(text());

  /** What is different in every record: the fields in front of its body. */
  static final List<String> HEAD = List.of("id", "updated_at");

  /** How many different bodies there are. */
  static final int BODIES = 100;

  private static final int STREAM_STEP = 37;
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
    properties.set(HEAD.get(0), FakeField.type("integer"));
    properties.set(HEAD.get(1), FakeField.moment());
    fields.forEach(field -> properties.set(field.name(), field.schema()));
    return schema;
  }

  /** The names of all fields. */
  List<String> columns() {
    return Stream.concat(HEAD.stream(), fields.stream().map(FakeField::name)).toList();
  }

  /** Which body the record with an id has. */
  static int body(int stream, long id) {
    return (int) Math.floorMod(id + STREAM_STEP * (long) stream, (long) BODIES);
  }

  /** Makes a body: all fields behind the {@link #HEAD}. */
  ObjectNode body(long seed, int number) {
    FakeValues values = new FakeValues(seed, number);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    fields.forEach(field -> body.set(field.name(), field.value().apply(values)));
    return body;
  }

  private static List<FakeField> small() {
    return List.of(
        FakeField.text("name", 12),
        FakeField.text("city", 5),
        FakeField.number("age", 100),
        FakeField.amount("balance"),
        FakeField.flag("active"),
        FakeField.createdAt("created_at"));
  }

  private static List<FakeField> wide() {
    List<FakeField> fields = new ArrayList<>();
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
    return List.of(FakeField.text("title", 40), FakeField.text("body", BODY));
  }
}
