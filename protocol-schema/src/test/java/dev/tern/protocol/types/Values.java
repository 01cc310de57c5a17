package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of the v0 dialect, of a type or of none. */
public final class Values {
  private Values() {}

  /** Days the protocol can name. */
  public static Arbitrary<LocalDate> dates() {
    long first = LocalDate.of(-9998, 1, 1).toEpochDay();
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
  }

  /** Wall clocks, half of them without a fraction. */
  public static Arbitrary<LocalTime> times() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 86_399),
            Arbitraries.integers().between(-999_999_999, 999_999_999))
        .as((second, nano) -> LocalTime.ofSecondOfDay(second).withNano(Math.max(nano, 0)));
  }

  /** Offsets in whole minutes. */
  public static Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 60, 18 * 60)
        .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
  }

  /** Any JSON value, a few levels deep. */
  public static Arbitrary<JsonNode> any() {
    return any(2);
  }

  private static Arbitrary<JsonNode> any(int depth) {
    Arbitrary<JsonNode> text = Arbitraries.strings().ofMaxLength(5).map(TextNode::valueOf);
    Arbitrary<JsonNode> odd =
        Arbitraries.of(
                "NaN",
                "42",
                "1e5",
                "-0.10",
                "2022-11-22",
                "2022-11-22 01:23:45",
                "01:23",
                "QQ",
                "true",
                "infinity")
            .map(TextNode::valueOf);
    Arbitrary<JsonNode> flat =
        Arbitraries.oneOf(
            text,
            odd,
            numbers(),
            Arbitraries.of(true, false).map(BooleanNode::valueOf),
            Arbitraries.just(NullNode.getInstance()));
    if (depth == 0) {
      return flat;
    }
    return Arbitraries.oneOf(flat, array(any(depth - 1)), object(any(depth - 1)));
  }

  /** Numbers of any size. */
  public static Arbitrary<JsonNode> numbers() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.TEN.pow(40).negate(), BigDecimal.TEN.pow(40))
        .ofScale(20)
        .map(number -> (JsonNode) DecimalNode.valueOf(number));
  }

  /** Values that fit a type, null among them. */
  public static Arbitrary<JsonNode> fitting(DataType type) {
    return inner(type).injectNull(0.1).map(value -> value == null ? NullNode.getInstance() : value);
  }

  private static Arbitrary<JsonNode> inner(DataType type) {
    return switch (type.kind()) {
      case STRING -> Arbitraries.strings().ofMaxLength(8).map(TextNode::valueOf);
      case BOOLEAN -> Arbitraries.of(true, false).map(BooleanNode::valueOf);
      case INTEGER -> integers().map(IntegerCodec::number);
      case BIG_INTEGER -> integers().map(number -> TextNode.valueOf(number.toString()));
      case NUMBER -> ((NumberType) type).decimal().map(Values::decimals).orElseGet(Values::numbers);
      case BINARY ->
          Arbitraries.bytes()
              .array(byte[].class)
              .ofMaxSize(9)
              .map(bytes -> wire(ValueCodec.BINARY, bytes));
      case DATE -> dates().map(date -> wire(ValueCodec.DATE, date));
      case TIMESTAMP_WITH_TIMEZONE ->
          Combinators.combine(dates(), times(), offsets())
              .as(
                  (date, time, offset) ->
                      wire(ValueCodec.TIMESTAMP_WITH_TIMEZONE, date.atTime(time).atOffset(offset)));
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          Combinators.combine(dates(), times())
              .as((date, time) -> wire(ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE, date.atTime(time)));
      case TIME_WITH_TIMEZONE ->
          Combinators.combine(times(), offsets())
              .as((time, offset) -> wire(ValueCodec.TIME_WITH_TIMEZONE, time.atOffset(offset)));
      case TIME_WITHOUT_TIMEZONE ->
          times().map(time -> wire(ValueCodec.TIME_WITHOUT_TIMEZONE, time));
      case JSON, UNKNOWN -> any(1);
      case ARRAY -> list((ArrayType) type);
      case OBJECT -> members((ObjectType) type);
      case UNION -> Arbitraries.of(((UnionType) type).options()).flatMap(Values::fitting);
    };
  }

  private static Arbitrary<BigInteger> integers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30));
  }

  private static Arbitrary<JsonNode> decimals(Decimal size) {
    BigInteger bound = BigInteger.TEN.pow(size.precision()).subtract(BigInteger.ONE);
    return Arbitraries.bigIntegers()
        .between(bound.negate(), bound)
        .map(unscaled -> DecimalNode.valueOf(new BigDecimal(unscaled, size.scale())));
  }

  private static <T> JsonNode wire(ValueCodec<T> codec, T value) {
    return codec.encode(value, SchemaForm.V0).orElseThrow();
  }

  private static Arbitrary<JsonNode> list(ArrayType type) {
    if (type.tuple().isEmpty()) {
      return array(type.items().map(Values::fitting).orElseGet(() -> any(0)));
    }
    List<Arbitrary<JsonNode>> positions = new ArrayList<>();
    type.tuple().forEach(position -> positions.add(fitting(position)));
    return Combinators.combine(positions)
        .as(values -> JsonNodeFactory.instance.arrayNode().addAll(values));
  }

  private static Arbitrary<JsonNode> members(ObjectType type) {
    List<String> names = List.copyOf(type.properties().keySet());
    List<Arbitrary<JsonNode>> values = new ArrayList<>();
    names.forEach(
        name -> values.add(fitting(type.properties().getOrDefault(name, UnknownType.ANY))));
    return Combinators.combine(values)
        .as(
            members -> {
              ObjectNode object = JsonNodeFactory.instance.objectNode();
              for (int at = 0; at < names.size(); at++) {
                object.set(names.get(at), members.get(at));
              }
              return object;
            });
  }

  private static Arbitrary<JsonNode> array(Arbitrary<JsonNode> elements) {
    return elements
        .list()
        .ofMaxSize(3)
        .map(list -> JsonNodeFactory.instance.arrayNode().addAll(list));
  }

  private static Arbitrary<JsonNode> object(Arbitrary<JsonNode> members) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "id"), members)
        .ofMaxSize(3)
        .map(map -> JsonNodeFactory.instance.objectNode().<ObjectNode>setAll(map));
  }
}
