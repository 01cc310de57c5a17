package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.protocol.types.DataType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The Java types without parts and the kinds they stand for. */
final class ScalarMappings {
  private static final Map<Class<?>, JavaMapping> ALL = all();

  private ScalarMappings() {}

  static Optional<JavaMapping> find(Class<?> type) {
    return type.isEnum() ? Optional.of(constants(type)) : Optional.ofNullable(ALL.get(type));
  }

  private static Map<Class<?>, JavaMapping> all() {
    Map<Class<?>, JavaMapping> all = new HashMap<>();
    all.put(String.class, same(Kind.STRING, ValueCodec.STRING, String.class));
    all.put(Boolean.class, same(Kind.BOOLEAN, ValueCodec.BOOLEAN, Boolean.class));
    all.put(boolean.class, same(Kind.BOOLEAN, ValueCodec.BOOLEAN, Boolean.class));
    all.put(byte[].class, same(Kind.BINARY, ValueCodec.BINARY, byte[].class));
    all.put(BigInteger.class, same(Kind.BIG_INTEGER, ValueCodec.BIG_INTEGER, BigInteger.class));
    all.put(UUID.class, text("uuid", UUID::fromString));
    all.put(URI.class, text("uri", URI::create));
    addIntegers(all);
    addNumbers(all);
    addTimes(all);
    return Map.copyOf(all);
  }

  private static void addIntegers(Map<Class<?>, JavaMapping> all) {
    all.put(Long.class, integer(BigInteger::longValueExact));
    all.put(long.class, integer(BigInteger::longValueExact));
    all.put(Integer.class, integer(BigInteger::intValueExact));
    all.put(int.class, integer(BigInteger::intValueExact));
    all.put(Short.class, integer(BigInteger::shortValueExact));
    all.put(short.class, integer(BigInteger::shortValueExact));
    all.put(Byte.class, integer(BigInteger::byteValueExact));
    all.put(byte.class, integer(BigInteger::byteValueExact));
  }

  private static void addNumbers(Map<Class<?>, JavaMapping> all) {
    JavaMapping wide = number(NumberType.floating(NumberType.Floating.DOUBLE), Number::doubleValue);
    JavaMapping narrow = number(NumberType.floating(NumberType.Floating.FLOAT), Number::floatValue);
    all.put(Double.class, wide);
    all.put(double.class, wide);
    all.put(Float.class, narrow);
    all.put(float.class, narrow);
    all.put(BigDecimal.class, number(NumberType.PLAIN, BigDecimal.class::cast));
  }

  private static void addTimes(Map<Class<?>, JavaMapping> all) {
    all.put(LocalDate.class, same(Kind.DATE, ValueCodec.DATE, LocalDate.class));
    all.put(
        LocalTime.class,
        same(Kind.TIME_WITHOUT_TIMEZONE, ValueCodec.TIME_WITHOUT_TIMEZONE, LocalTime.class));
    all.put(
        OffsetTime.class,
        same(Kind.TIME_WITH_TIMEZONE, ValueCodec.TIME_WITH_TIMEZONE, OffsetTime.class));
    all.put(
        LocalDateTime.class,
        same(
            Kind.TIMESTAMP_WITHOUT_TIMEZONE,
            ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE,
            LocalDateTime.class));
    all.put(OffsetDateTime.class, moment(OffsetDateTime.class::cast, moment -> moment));
    all.put(
        ZonedDateTime.class,
        moment(
            value -> ((ZonedDateTime) value).toOffsetDateTime(), OffsetDateTime::toZonedDateTime));
    all.put(
        Instant.class,
        moment(value -> ((Instant) value).atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant));
  }

  private static <C> JavaMapping same(Kind kind, ValueCodec<C> codec, Class<C> type) {
    return new ScalarMapping<>(DataType.of(kind), codec, type::cast, value -> value);
  }

  private static JavaMapping moment(
      Function<Object, OffsetDateTime> out, Function<OffsetDateTime, Object> in) {
    DataType type = DataType.of(Kind.TIMESTAMP_WITH_TIMEZONE);
    return new ScalarMapping<>(type, ValueCodec.TIMESTAMP_WITH_TIMEZONE, out, in);
  }

  private static JavaMapping integer(Function<BigInteger, Object> in) {
    Function<Object, BigInteger> out = value -> BigInteger.valueOf(((Number) value).longValue());
    return new ScalarMapping<>(DataType.of(Kind.INTEGER), ValueCodec.INTEGER, out, in);
  }

  private static JavaMapping number(NumberType type, Function<Number, Object> in) {
    return new ScalarMapping<>(type, ValueCodec.NUMBER, Number.class::cast, in);
  }

  private static JavaMapping text(String format, Function<String, Object> in) {
    Keywords keywords = Keywords.NONE.with("format", JsonNodeFactory.instance.textNode(format));
    return new ScalarMapping<>(
        new ScalarType(Kind.STRING, keywords), ValueCodec.STRING, Object::toString, in);
  }

  private static JavaMapping constants(Class<?> type) {
    var names = JsonNodeFactory.instance.arrayNode();
    Map<String, Object> constants = new HashMap<>();
    for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
      String name = ((Enum<?>) constant).name();
      names.add(name);
      constants.put(name, constant);
    }
    Function<String, Object> in =
        name ->
            Optional.ofNullable(constants.get(name))
                .orElseThrow(
                    () -> new IllegalArgumentException("A value is none of " + names + "."));
    DataType kind = new ScalarType(Kind.STRING, Keywords.NONE.with("enum", names));
    return new ScalarMapping<>(kind, ValueCodec.STRING, value -> ((Enum<?>) value).name(), in);
  }
}
