package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** Records as the schema of their stream wants them. */
final class ModelValues {

  private final ObjectNode properties;
  private final Fault fault;

  /** Values of a schema, which may be refused by a fault. */
  ModelValues(JsonNode schema, Fault fault) {
    this.properties =
        schema.path("properties") instanceof ObjectNode declared
            ? declared
            : JsonNodeFactory.instance.objectNode();
    this.fault = fault;
    properties.forEach(this::accept);
  }

  private void accept(JsonNode schema) {
    if (fault == Fault.ONE_SPELLING_OF_INTEGERS
        && schema.path("airbyte_type").asText().equals("integer")) {
      throw Failure.system("What is airbyte_type integer?");
    }
    if (fault == Fault.NO_WELL_KNOWN_TYPES && schema.has("$ref")) {
      throw Failure.system("What is $ref?");
    }
    if (fault == Fault.BOOLEAN_SCHEMAS_FAIL && schema.isBoolean()) {
      throw Failure.system("What is a schema that is true?");
    }
  }

  boolean declares(String field) {
    return properties.has(field);
  }

  /** The declared fields of a record; what does not fit is null and told. */
  ObjectNode fit(ObjectNode data, ArrayNode changes) {
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    int count = 0;
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode value = data.get(property.getKey());
      boolean cut = fault == Fault.FEW_COLUMNS && count++ > 50;
      if (value != null && !cut) {
        fitted.set(ModelNames.column(property.getKey(), fault), fit(property, value, changes));
      }
    }
    if (fault == Fault.HAS_HABITS) {
      fitted.put("loaded_by", "the model");
    }
    return fitted;
  }

  private JsonNode fit(Map.Entry<String, JsonNode> property, JsonNode value, ArrayNode changes) {
    JsonNode schema = property.getValue();
    if (value.isNull() || fits(schema, value)) {
      return ModelTexts.spoiled(schema, spoiled(value), fault);
    }
    if (fault != Fault.CHANGES_UNTOLD) {
      ObjectNode change = changes.addObject().put("field", property.getKey());
      change.put("change", "NULLED").put("reason", "DESTINATION_TYPECAST_ERROR");
    }
    return NullNode.getInstance();
  }

  /** What becomes of values that are stored, when fields have become texts. */
  void change(ObjectNode stored) {
    for (Map.Entry<String, JsonNode> field : stored.properties()) {
      boolean text = properties.path(field.getKey()).path("type").asText().equals("string");
      boolean changed = text && field.getValue().isNumber();
      if (changed && fault == Fault.TYPE_CHANGE_FAILS) {
        throw Failure.system("The column " + field.getKey() + " has another type.");
      }
      if (changed && fault == Fault.TYPE_CHANGE_EMPTIES) {
        field.setValue(NullNode.getInstance());
      }
    }
  }

  private boolean fits(JsonNode schema, JsonNode value) {
    if (schema.path("format").asText().equals("date")) {
      return isDate(value.asText());
    }
    JsonNode type = schema.path("type");
    boolean number = type.asText().equals("integer") || type.asText().equals("number");
    return !number || value.isNumber();
  }

  private boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      if (fault == Fault.BAD_TIMES_FAIL) {
        throw Failure.system(String.valueOf(e.getMessage()));
      }
      return false;
    }
  }

  private JsonNode spoiled(JsonNode value) {
    if (fault == Fault.SQUEEZES_SPACES && value.isTextual()) {
      return TextNode.valueOf(value.asText().replace("  ", " "));
    }
    if (fault == Fault.FLOATS && value.isNumber()) {
      return DecimalNode.valueOf(BigDecimal.valueOf(value.asDouble()));
    }
    return fault == Fault.FLATTENS_LISTS && value.isArray() ? flat(value) : value;
  }

  private static ArrayNode flat(JsonNode list) {
    ArrayNode flat = JsonNodeFactory.instance.arrayNode();
    list.forEach(
        element -> {
          if (element.isArray()) {
            element.forEach(flat::add);
          } else {
            flat.add(element);
          }
        });
    return flat;
  }
}
