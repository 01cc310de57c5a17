package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The question whether a value is one of a type, asked in one dialect. */
public final class ValueCheck {
  private ValueCheck() {}

  /**
   * True when the value is of the type as the dialect writes it; null always is (TYPE-1, TYPE-3).
   *
   * <p>Keywords beyond the type, such as {@code enum} or {@code maxLength}, are not looked at; the
   * size of a decimal is.
   */
  public static boolean fits(DataType type, JsonNode value, SchemaForm form) {
    if (value.isNull()) {
      return true;
    }
    return switch (type.kind()) {
      case STRING -> value.isTextual();
      case BOOLEAN -> value.isBoolean();
      case INTEGER ->
          (isNumber(value, form) && ValueCodec.INTEGER.decode(value).isPresent())
              || isNonFinite(value, form);
      case BIG_INTEGER -> ValueCodec.INTEGER.decode(value).isPresent() || isNonFinite(value, form);
      case NUMBER ->
          (isNumber(value, form) && fitsHints((NumberType) type, value))
              || isNonFinite(value, form);
      case BINARY -> ValueCodec.BINARY.decode(value).isPresent();
      case DATE -> ValueCodec.DATE.decode(value).isPresent();
      case TIMESTAMP_WITH_TIMEZONE -> ValueCodec.TIMESTAMP_WITH_TIMEZONE.decode(value).isPresent();
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE.decode(value).isPresent();
      case TIME_WITH_TIMEZONE -> ValueCodec.TIME_WITH_TIMEZONE.decode(value).isPresent();
      case TIME_WITHOUT_TIMEZONE -> ValueCodec.TIME_WITHOUT_TIMEZONE.decode(value).isPresent();
      case ARRAY -> value.isArray() && fitsItems((ArrayType) type, value, form);
      case OBJECT -> value.isObject() && fitsProperties((ObjectType) type, value, form);
      case UNION ->
          ((UnionType) type).options().stream().anyMatch(option -> fits(option, value, form));
      case JSON, UNKNOWN -> true;
    };
  }

  private static boolean isNumber(JsonNode value, SchemaForm form) {
    return form == SchemaForm.V1 ? value.isTextual() : value.isNumber();
  }

  private static boolean isNonFinite(JsonNode value, SchemaForm form) {
    return form == SchemaForm.V1
        && value.isTextual()
        && ValueCodec.NUMBER
            .decode(value)
            .filter(number -> number.value() instanceof Double)
            .isPresent();
  }

  private static boolean fitsHints(NumberType type, JsonNode value) {
    return NumberText.find(value)
        .filter(number -> type.decimal().map(size -> size.fits(number)).orElse(true))
        .isPresent();
  }

  private static boolean fitsItems(ArrayType type, JsonNode value, SchemaForm form) {
    if (type.items().isPresent()) {
      DataType items = type.items().get();
      return value.valueStream().allMatch(element -> fits(items, element, form));
    }
    List<DataType> tuple = type.tuple();
    for (int at = 0; at < Math.min(tuple.size(), value.size()); at++) {
      if (!fits(tuple.get(at), value.get(at), form)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsProperties(ObjectType type, JsonNode value, SchemaForm form) {
    for (Map.Entry<String, DataType> property : type.properties().entrySet()) {
      JsonNode member = value.get(property.getKey());
      if (member != null && !fits(property.getValue(), member, form)) {
        return false;
      }
    }
    return true;
  }
}
