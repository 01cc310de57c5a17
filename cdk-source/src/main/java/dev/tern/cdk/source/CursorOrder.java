package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The order of a cursor, which follows from its type in the schema and not from its text. */
enum CursorOrder {
  /** By value, exact: {@code 10} after {@code 9.5}. */
  NUMBER {
    @Override
    Comparable<?> key(JsonNode value) {
      return bounded(value.isNumber() ? value.decimalValue() : new BigDecimal(value.textValue()));
    }
  },
  /** Along the time line; what has no zone counts as UTC. */
  MOMENT {
    @Override
    Comparable<?> key(JsonNode value) {
      return Moment.parse(value.textValue());
    }
  },
  /** By code point, as databases sort in their C collation and as bytes of UTF-8 sort. */
  TEXT {
    @Override
    Comparable<?> key(JsonNode value) {
      return new CodePoints(value.asText());
    }
  };

  private static final int MAX_SCALE = 9_999;

  /**
   * What a value is compared by; keys of one order compare with each other.
   *
   * @throws RuntimeException when the value has no place in this order
   */
  abstract Comparable<?> key(JsonNode value);

  /** As a state says it: {@code number}, {@code moment} or {@code text}. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a cursor that a state holds as text. */
  JsonNode node(String text) {
    return this == NUMBER
        ? DecimalNode.valueOf(bounded(new BigDecimal(text)))
        : TextNode.valueOf(text);
  }

  /** A few characters of an exponent must not become a gigabyte of zeros. */
  private static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new NumberFormatException("a number with more than " + MAX_SCALE + " digits");
    }
    return number;
  }

  /** The order of a declared field; empty when it is not declared or has none. */
  static Optional<CursorOrder> of(JsonNode schema, List<String> path) {
    return find(schema, path).flatMap(CursorOrder::of);
  }

  /** The type of a declared field. */
  static Optional<DataType> find(JsonNode schema, List<String> path) {
    Optional<DataType> type = Optional.of(DataType.parse(schema));
    for (String name : path) {
      type = type.flatMap(parent -> property(parent, name));
    }
    return type;
  }

  private static Optional<DataType> property(DataType parent, String name) {
    return parent instanceof ObjectType object
        ? Optional.ofNullable(object.properties().get(name))
        : Optional.empty();
  }

  private static Optional<CursorOrder> of(DataType type) {
    return switch (type.kind()) {
      case INTEGER, BIG_INTEGER, NUMBER -> Optional.of(NUMBER);
      case DATE, TIMESTAMP_WITH_TIMEZONE, TIMESTAMP_WITHOUT_TIMEZONE -> Optional.of(MOMENT);
      case STRING, TIME_WITHOUT_TIMEZONE -> Optional.of(TEXT);
      case BOOLEAN, TIME_WITH_TIMEZONE, BINARY, JSON, ARRAY, OBJECT, UNION, UNKNOWN ->
          Optional.empty();
    };
  }
}
