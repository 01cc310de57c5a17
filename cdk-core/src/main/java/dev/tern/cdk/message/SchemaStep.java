package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCheck;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One part of a schema, made ready to be walked. For one thread. */
abstract class SchemaStep {

  /** The keywords that say what is valid and that the walk does not know. */
  private static final Set<String> GENERAL =
      Set.of(
          "$ref",
          "const",
          "oneOf",
          "anyOf",
          "allOf",
          "not",
          "if",
          "pattern",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "minProperties",
          "maxProperties",
          "patternProperties",
          "propertyNames",
          "dependencies",
          "additionalItems");

  private static final Set<String> TIMES = Set.of("date", "date-time", "time");

  /** The types of JSON. */
  enum Type {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    OBJECT,
    ARRAY;

    static Type at(byte[] json, int from) {
      return switch (json[from]) {
        case 'n' -> NULL;
        case 't', 'f' -> BOOLEAN;
        case '"' -> STRING;
        case '{' -> OBJECT;
        case '[' -> ARRAY;
        default -> NUMBER;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A step for a part of a schema.
   *
   * @param root the whole of it, which references point into
   */
  static SchemaStep of(JsonNode schema, JsonNode root) {
    if (schema.isBoolean() && !schema.booleanValue()) {
      return new SchemaStep() {
        @Override
        int walk(byte[] json, int from, int limit, RecordValidator.Finding finding) {
          return finding.misfit("is not allowed");
        }
      };
    }
    return isWalk(schema) ? new Walk(schema, root) : new GeneralStep(schema, root);
  }

  private static boolean isWalk(JsonNode schema) {
    return GENERAL.stream().noneMatch(schema::has)
        && !schema.path("items").isArray()
        && (!schema.has("enum") || SchemaLimit.isOfTexts(schema.get("enum")));
  }

  /** Whether all of a schema is walked, and no format has a say. */
  static boolean isWholeWalk(JsonNode schema) {
    if (schema.isBoolean()) {
      return true;
    }
    boolean whole = isWalk(schema) && !schema.has("format");
    for (JsonNode property : schema.path("properties")) {
      whole &= isWholeWalk(property);
    }
    return whole
        && (!schema.has("items") || isWholeWalk(schema.get("items")))
        && (!schema.has("additionalProperties") || isWholeWalk(schema.get("additionalProperties")));
  }

  /**
   * Walks over a value.
   *
   * @return the index behind it, negative when it does not fit, with the reason in the finding
   */
  abstract int walk(byte[] json, int from, int limit, RecordValidator.Finding finding);

  /** A part that is checked by looking at bytes. */
  private static final class Walk extends SchemaStep {

    private final EnumSet<Type> types = EnumSet.noneOf(Type.class);
    private final @Nullable DataType time;
    private final @Nullable SchemaLimit limit;
    private final @Nullable SchemaFields fields;
    private final @Nullable SchemaStep items;

    Walk(JsonNode schema, JsonNode root) {
      readTypes(schema.path("type"));
      boolean timed = TIMES.contains(schema.path("format").asText());
      this.time =
          timed ? DataType.parse(schema.<ObjectNode>deepCopy().put("type", "string")) : null;
      this.limit = SchemaLimit.find(schema);
      this.fields = SchemaFields.find(schema, root);
      this.items = schema.has("items") ? SchemaStep.of(schema.get("items"), root) : null;
    }

    private void readTypes(JsonNode type) {
      if (type.isTextual()) {
        add(type);
      }
      type.forEach(this::add); // of a list
      if (types.isEmpty()) {
        types.addAll(EnumSet.allOf(Type.class));
      }
    }

    private void add(JsonNode name) {
      for (Type type : Type.values()) {
        if (type.word().equals(name.asText())) {
          types.add(type);
        }
      }
    }

    @Override
    int walk(byte[] json, int from, int to, RecordValidator.Finding finding) {
      Type type = Type.at(json, from);
      boolean plain = limit == null || limit.texts() == null;
      if (type == Type.OBJECT && fields != null && types.contains(type) && plain) {
        return fields.walk(json, from, to, finding);
      }
      if (type == Type.ARRAY && items != null && types.contains(type) && plain) {
        return elements(items, json, from, to, finding);
      }
      int end = finding.scanner.value(json, from, to, 0);
      if (end >= 0 && !fits(type, json, from, end)) {
        return finding.misfit("is of type " + type.word() + ", and its schema says " + words());
      }
      String keyword = end < 0 || limit == null ? null : limit.misfit(type, json, from, end);
      if (keyword != null) {
        return finding.misfit("does not fit the keyword '" + keyword + "'");
      }
      if (end >= 0 && type == Type.STRING && time != null && !isTime(time, json, from, end)) {
        return finding.misfit("is no " + time.kind().name().toLowerCase(Locale.ROOT));
      }
      return end;
    }

    private boolean fits(Type type, byte[] json, int from, int end) {
      return types.contains(type)
          || (type == Type.NUMBER && types.contains(Type.INTEGER) && isWhole(json, from, end));
    }

    /** A number without a fraction, however it is spelled. */
    private static boolean isWhole(byte[] json, int from, int end) {
      return JsonNumber.isWhole(json, from, end)
          || JsonNumber.decimal(json, from, end).stripTrailingZeros().scale() <= 0;
    }

    private static boolean isTime(DataType time, byte[] json, int from, int end) {
      String text = JsonText.string(json, from, end);
      return ValueCheck.fits(time, TextNode.valueOf(text), SchemaForm.V0);
    }

    private String words() {
      Set<String> words = new TreeSet<>();
      types.forEach(type -> words.add(type.word()));
      return String.join(" or ", words);
    }

    private static int elements(
        SchemaStep items, byte[] json, int from, int limit, RecordValidator.Finding finding) {
      int at = finding.scanner.blanks(json, from + 1, limit);
      int index = 0;
      while (at >= 0 && json[at] != ']') {
        int end = items.walk(json, at, limit, finding);
        if (end == RecordValidator.Finding.MISFIT) {
          finding.inside(Integer.toString(index));
        }
        int next = finding.scanner.blanks(json, end, limit);
        at = next >= 0 && json[next] == ',' ? finding.scanner.blanks(json, next + 1, limit) : next;
        index++;
      }
      return at < 0 ? at : at + 1;
    }
  }
}
