package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * A record as values of the columns of {@link WriteRequest#columns}.
 *
 * <p>A value that does not fit its column is null, and told in the {@link #changes}. Fields no
 * column is declared for are left out. Valid until the next row is asked for.
 */
public interface Row {

  /** The record the values are from. */
  BatchRecord record();

  /**
   * The value of a column: {@code String}, {@code Boolean}, {@code BigInteger}, {@code BigDecimal},
   * {@code LocalDate}, {@code LocalTime}, {@code OffsetTime}, {@code LocalDateTime}, {@code
   * OffsetDateTime} or {@code byte[]} by its type; objects, arrays and values of any type as JSON
   * text; {@code Double} for infinities and NaN, which only v1 can say.
   *
   * @param column its index in {@link WriteRequest#columns}
   */
  @Nullable Object value(int column);

  /** What the source changed followed by what did not fit: {@code changes} for the store. */
  ArrayNode changes();
}
