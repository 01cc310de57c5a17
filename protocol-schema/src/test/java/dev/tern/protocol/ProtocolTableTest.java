package dev.tern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table, the schema and the generated classes tell the same protocol, in both directions. */
class ProtocolTableTest {

  /** Defined by the schema for its name alone; the classes show it as a free object. */
  private static final String BLOB = "AirbyteStateBlob";

  @Test
  void the_schema_declares_exactly_the_fields_of_the_table() throws Exception {
    assertThat(new SchemaFile().fields())
        .containsExactlyInAnyOrderElementsOf(ProtocolTable.fields());
  }

  @Test
  void the_schema_requires_exactly_the_fields_the_table_requires() throws Exception {
    assertThat(new SchemaFile().requiredFields())
        .containsExactlyInAnyOrderElementsOf(ProtocolTable.requiredFields());
  }

  @Test
  void the_classes_write_exactly_the_fields_of_the_table() throws Exception {
    List<ProtocolField> written = new ArrayList<>();
    for (Class<?> type : GeneratedStructs.classes()) {
      if (!type.isEnum()) {
        written.addAll(GeneratedStructs.written(type));
      }
    }

    assertThat(written).containsExactlyInAnyOrderElementsOf(fieldsOfClasses());
  }

  @Test
  void the_classes_read_exactly_the_fields_of_the_table() throws Exception {
    List<ProtocolField> read = new ArrayList<>();
    for (Class<?> type : GeneratedStructs.classes()) {
      if (!type.isEnum()) {
        read.addAll(GeneratedStructs.read(type));
      }
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(fieldsOfClasses());
  }

  @Test
  void the_classes_write_their_fields_in_the_order_of_the_table() throws Exception {
    for (Class<?> type : GeneratedStructs.classes()) {
      List<ProtocolField> wanted = new ArrayList<>(fieldsOfClasses());
      wanted.removeIf(field -> !field.struct().equals(type.getSimpleName()));
      if (!type.isEnum()) {
        assertThat(GeneratedStructs.written(type)).isEqualTo(wanted);
      }
    }
  }

  @Test
  void the_schema_spells_every_enum_as_the_table_does() throws Exception {
    assertThat(new SchemaFile().enums()).containsExactlyInAnyOrderEntriesOf(ProtocolTable.enums());
  }

  @Test
  void the_classes_spell_every_enum_as_the_table_does() throws Exception {
    assertThat(GeneratedStructs.enums()).containsExactlyInAnyOrderEntriesOf(ProtocolTable.enums());
  }

  @Test
  void a_value_in_the_wrong_case_is_no_value() throws Exception {
    for (Class<?> type : GeneratedStructs.classes()) {
      if (type.isEnum()) {
        assertWrongCaseIsRefused(type);
      }
    }
  }

  @Test
  void every_struct_and_every_field_is_described() throws Exception {
    for (Map.Entry<String, String> text : new SchemaFile().descriptions().entrySet()) {
      assertThat(text.getValue()).as(text.getKey()).endsWith(".").doesNotContain("<", "&", "*/");
    }
  }

  private static void assertWrongCaseIsRefused(Class<?> type) throws Exception {
    for (Object constant : type.getEnumConstants()) {
      String json = WireJson.MAPPER.writeValueAsString(constant);
      String upper = json.toUpperCase(Locale.ROOT);
      String wrong = upper.equals(json) ? json.toLowerCase(Locale.ROOT) : upper;

      assertThat(WireJson.MAPPER.readValue(json, type)).isEqualTo(constant);
      assertThatThrownBy(() -> WireJson.MAPPER.readValue(wrong, type))
          .isInstanceOf(ValueInstantiationException.class);
    }
  }

  private static List<ProtocolField> fieldsOfClasses() throws Exception {
    return ProtocolTable.fields().stream()
        .filter(field -> !field.struct().equals(BLOB))
        .map(field -> field.type().equals(BLOB) ? free(field) : field)
        .toList();
  }

  private static ProtocolField free(ProtocolField field) {
    return new ProtocolField(field.struct(), field.name(), "object");
  }
}
