package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tern.protocol.AirbyteMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One struct of the protocol schema: its fields, with the kinds of values they take.
 *
 * <p>A null counts as absent, as it does for the platform. Free objects are not looked into.
 */
final class Struct {

  private static final String SCHEMA = "/airbyte_protocol/airbyte_protocol.yaml";
  private static final Map<String, Struct> ALL = read();

  private final String name;
  private final List<Field> fields = new ArrayList<>();

  private Struct(String name) {
    this.name = name;
  }

  /** The struct of a name. */
  static Struct require(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  /** The names of its fields. */
  Set<String> fieldNames() {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.name));
    return names;
  }

  /** Tells everything in an object that is not as the schema says. */
  void check(JsonNode object, Consumer<Slip> told) {
    for (Field field : fields) {
      field.check(object.path(field.name), told);
    }
  }

  private static Map<String, Struct> read() {
    try (InputStream file =
        Objects.requireNonNull(AirbyteMessage.class.getResourceAsStream(SCHEMA))) {
      JsonNode definitions = new YAMLMapper().readTree(file).path("definitions");
      Map<String, Struct> structs = new HashMap<>();
      definitions.fieldNames().forEachRemaining(name -> structs.put(name, new Struct(name)));
      structs.forEach((name, struct) -> struct.fill(definitions, structs));
      return structs;
    } catch (IOException e) {
      throw new UncheckedIOException("The protocol schema cannot be read.", e);
    }
  }

  private void fill(JsonNode definitions, Map<String, Struct> structs) {
    JsonNode definition = definitions.path(name);
    Set<String> required = new LinkedHashSet<>();
    definition.path("required").forEach(entry -> required.add(entry.textValue()));
    for (Map.Entry<String, JsonNode> property : definition.path("properties").properties()) {
      Value value = Value.of(property.getValue(), definitions, structs);
      fields.add(new Field(name, property.getKey(), required.contains(property.getKey()), value));
    }
  }

  /** How a field was found to be wrong. */
  enum Fault {
    /** A required field is not there. */
    MISSING,
    /** It is of another kind. */
    KIND,
    /** It is a name that the enumeration does not have. */
    NAME
  }

  /**
   * Something that is not as the schema says.
   *
   * @param struct the struct that the field belongs to
   * @param text what was seen, in a sentence without its full stop and without values but names
   */
  record Slip(String struct, String field, Fault fault, String text) {}

  /** A field of a struct. */
  private record Field(String struct, String name, boolean required, Value value) {

    void check(JsonNode node, Consumer<Slip> told) {
      if (node.isMissingNode() || node.isNull()) {
        if (required) {
          told.accept(slip(Fault.MISSING, " is missing"));
        }
        return;
      }
      check(value, node, told);
    }

    private void check(Value wanted, JsonNode node, Consumer<Slip> told) {
      if (!wanted.kind().fits(node)) {
        told.accept(slip(Fault.KIND, " is " + Kind.of(node) + ", not " + wanted.kind().words));
      } else if (!wanted.names().isEmpty() && !wanted.names().contains(node.textValue())) {
        told.accept(slip(Fault.NAME, " is '" + shown(node) + "', not one of " + wanted.names()));
      } else if (wanted.list()) {
        elements(wanted, node, told);
      } else if (wanted.struct() != null) {
        wanted.struct().check(node, told);
      }
    }

    private void elements(Value wanted, JsonNode node, Consumer<Slip> told) {
      if (node.size() < wanted.least()) {
        told.accept(slip(Fault.MISSING, " is empty"));
      }
      for (JsonNode element : node) {
        check(Objects.requireNonNull(wanted.items()), element, told);
      }
    }

    private Slip slip(Fault fault, String text) {
      return new Slip(struct, name, fault, "'" + name + "' of " + struct + text);
    }

    private static String shown(JsonNode name) {
      String text = name.textValue();
      return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
  }
}
