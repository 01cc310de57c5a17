package dev.tern.testkit.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.message.RecordValidator;
import dev.tern.protocol.types.ArrayType;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCheck;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schema of a stream, made ready to look at its records. */
final class StreamSchema {

  private final JsonNode properties;
  private final DataType type;
  private final SchemaForm form;
  private final @Nullable RecordValidator validator;
  private final Set<String> rules = new TreeSet<>(Set.of("READ-4", "SRC-4"));

  StreamSchema(JsonNode schema) {
    this.properties = schema.path("properties");
    this.type = DataType.parse(schema);
    this.form = SchemaForm.of(schema);
    this.validator = form == SchemaForm.V1 ? null : validator(schema);
    collect(type);
  }

  private void collect(DataType part) {
    switch (part.kind()) {
      case BOOLEAN -> rules.add("TYPE-3");
      case DATE -> rules.add("TYPE-1");
      case TIMESTAMP_WITH_TIMEZONE,
          TIMESTAMP_WITHOUT_TIMEZONE,
          TIME_WITH_TIMEZONE,
          TIME_WITHOUT_TIMEZONE ->
          rules.addAll(Set.of("TYPE-1", "TYPE-2"));
      case OBJECT -> ((ObjectType) part).properties().values().forEach(this::collect);
      case ARRAY -> ((ArrayType) part).items().ifPresent(this::collect);
      default -> {} // of no rule of its own
    }
  }

  /** The rules that its records are judged by. */
  Set<String> rules() {
    return rules;
  }

  /** None for a schema that is no schema: discover is judged for that. */
  private static @Nullable RecordValidator validator(JsonNode schema) {
    try {
      return schema.isObject() ? RecordValidator.of(schema) : null;
    } catch (SystemException e) {
      return null;
    }
  }

  /**
   * What does not fit.
   *
   * @param text the end of a sentence that starts with the record; without its values
   */
  record Misfit(String rule, String text) {}

  /** The first field that the schema does not list. */
  Optional<String> findUnlisted(JsonNode data) {
    for (Iterator<String> names = data.fieldNames(); properties.isObject() && names.hasNext(); ) {
      String name = names.next();
      if (!properties.has(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The first value that does not fit. */
  Optional<Misfit> findMisfit(JsonNode data) {
    Misfit typed = misfit(type, data, "");
    return typed != null ? Optional.of(typed) : findOther(data);
  }

  private Optional<Misfit> findOther(JsonNode data) {
    if (validator == null) {
      boolean fits = form != SchemaForm.V1 || ValueCheck.fits(type, data, form);
      return fits
          ? Optional.empty()
          : Optional.of(new Misfit("SRC-4", "does not fit the types of its schema"));
    }
    try {
      byte[] json = ProtocolJson.mapper().writeValueAsBytes(data);
      return validator.problem(json, 0, json.length).map(text -> new Misfit("SRC-4", text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read can be written.", e);
    }
  }

  private @Nullable Misfit misfit(DataType wanted, JsonNode value, String path) {
    if (value.isNull()) {
      return null;
    }
    return switch (wanted.kind()) {
      case BOOLEAN -> value.isBoolean() ? null : slip("TYPE-3", path, value, "boolean");
      case DATE -> temporal(wanted, DataType.Kind.DATE, value, path);
      case TIMESTAMP_WITH_TIMEZONE ->
          temporal(wanted, DataType.Kind.TIMESTAMP_WITHOUT_TIMEZONE, value, path);
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          temporal(wanted, DataType.Kind.TIMESTAMP_WITH_TIMEZONE, value, path);
      case TIME_WITH_TIMEZONE -> temporal(wanted, DataType.Kind.TIME_WITHOUT_TIMEZONE, value, path);
      case TIME_WITHOUT_TIMEZONE -> temporal(wanted, DataType.Kind.TIME_WITH_TIMEZONE, value, path);
      case OBJECT -> fields((ObjectType) wanted, value, path);
      case ARRAY -> elements((ArrayType) wanted, value, path);
      default -> null;
    };
  }

  private @Nullable Misfit temporal(
      DataType wanted, DataType.Kind other, JsonNode value, String path) {
    if (ValueCheck.fits(wanted, value, form)) {
      return null;
    }
    String name = wanted.kind().name().toLowerCase(Locale.ROOT);
    return ValueCheck.fits(DataType.of(other), value, form)
        ? zoned(wanted.kind(), path, name)
        : slip("TYPE-1", path, value, name);
  }

  private static Misfit zoned(DataType.Kind wanted, String path, String name) {
    boolean offset = // one that is there and should not be
        wanted == DataType.Kind.TIMESTAMP_WITHOUT_TIMEZONE
            || wanted == DataType.Kind.TIME_WITHOUT_TIMEZONE;
    String seen = offset ? "an offset from UTC" : "no offset from UTC, such as Z or +02:00,";
    return new Misfit("TYPE-2", "has " + seen + " at " + path + ", whose type is " + name);
  }

  private static Misfit slip(String rule, String path, JsonNode value, String name) {
    return value.isTextual()
        ? new Misfit(rule, "has a text at " + path + " that is no " + name)
        : new Misfit(rule, "has " + Kind.of(value) + " at " + path + ", whose type is " + name);
  }

  private @Nullable Misfit fields(ObjectType wanted, JsonNode value, String path) {
    for (Map.Entry<String, DataType> property : wanted.properties().entrySet()) {
      JsonNode field = value.path(property.getKey());
      Misfit misfit =
          field.isMissingNode()
              ? null
              : misfit(property.getValue(), field, path + "/" + property.getKey());
      if (misfit != null) {
        return misfit;
      }
    }
    return null;
  }

  private @Nullable Misfit elements(ArrayType wanted, JsonNode value, String path) {
    if (wanted.items().isEmpty() || !value.isArray()) {
      return null;
    }
    DataType items = wanted.items().get();
    for (int at = 0; at < value.size(); at++) {
      Misfit misfit = misfit(items, value.get(at), path + "/" + at);
      if (misfit != null) {
        return misfit;
      }
    }
    return null;
  }
}
