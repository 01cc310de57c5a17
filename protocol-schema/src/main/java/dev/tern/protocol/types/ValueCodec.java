package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Optional;

/**
 * The exact way between the wire form of a kind of value and its Java form.
 *
 * <p>Reading takes both dialects: numbers as numbers or as strings. Nothing here throws for a value
 * it cannot say; null is no value. Codecs hold no state.
 *
 * @param <T> the Java form
 */
public interface ValueCodec<T> {
  /** Text. */
  ValueCodec<String> STRING = new StringCodec();

  /** True or false; {@code "true"} and 1 are neither (TYPE-3). */
  ValueCodec<Boolean> BOOLEAN = new BooleanCodec();

  /** Whole numbers of any size; {@code 42.0} is one (TYPE-4, TYPE-5). */
  ValueCodec<BigInteger> INTEGER = new IntegerCodec(false);

  /** Whole numbers that are written as text in both dialects. */
  ValueCodec<BigInteger> BIG_INTEGER = new IntegerCodec(true);

  /**
   * Numbers as {@link java.math.BigDecimal}; infinities and NaN as {@link Double}, which only v1
   * can say.
   */
  ValueCodec<Number> NUMBER = new NumberCodec();

  /** Bytes as canonical base64. */
  ValueCodec<byte[]> BINARY = new BinaryCodec();

  /** Days of the years 9999 BC to 9999. */
  ValueCodec<LocalDate> DATE = new DateCodec();

  /** Moments; an offset with seconds is written as UTC. */
  ValueCodec<OffsetDateTime> TIMESTAMP_WITH_TIMEZONE = new OffsetDateTimeCodec();

  /** Days with a wall clock. */
  ValueCodec<LocalDateTime> TIMESTAMP_WITHOUT_TIMEZONE = new LocalDateTimeCodec();

  /** Wall clocks with an offset. */
  ValueCodec<OffsetTime> TIME_WITH_TIMEZONE = new OffsetTimeCodec();

  /** Wall clocks. */
  ValueCodec<LocalTime> TIME_WITHOUT_TIMEZONE = new LocalTimeCodec();

  /**
   * What was read.
   *
   * @param value the Java form
   * @param exact false when digits beyond a nanosecond were cut off
   * @param <T> the Java form
   */
  record Decoded<T>(T value, boolean exact) {}

  /** The Java form of a wire value; absent when it is no value of this kind. */
  Optional<Decoded<T>> decode(JsonNode value);

  /**
   * The wire form of a Java value; absent when the dialect cannot say it, such as the year 10000 or
   * NaN in v0.
   */
  Optional<JsonNode> encode(T value, SchemaForm form);
}
