package dev.tern.cdk.destination.sql;

/**
 * The type of a column: what it can hold, with the words of its database for it.
 *
 * @param kind what the values are
 * @param spelling the type in a definition, in one canonical way: types compare by it
 * @param precision bits of an integer or digits of a decimal; 0 when there is no limit, or none
 *     that matters
 * @param scale digits behind the decimal point of a decimal
 */
public record SqlType(Kind kind, String spelling, int precision, int scale) {

  /** What the values of a column are, with the Java type a {@link RowLoader} gets. */
  public enum Kind {
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Long} up to 64 bits, {@link java.math.BigInteger} beyond. */
    INTEGER,
    /** {@link java.math.BigDecimal} of the column's scale; of any when it has no limits. */
    DECIMAL,
    /** {@link Float}. */
    FLOAT,
    /** {@link Double}. */
    DOUBLE,
    /** {@link String}. */
    TEXT,
    /** {@link String}: one JSON value. */
    JSON,
    /** {@code byte[]}. */
    BYTES,
    /** {@link java.util.UUID}. */
    UUID,
    /** {@link java.time.LocalDate} of the years 9999 BC to 9999. */
    DATE,
    /** {@link ClockTime}. */
    TIME,
    /** {@link ZonedClockTime}. */
    TIME_WITH_TIMEZONE,
    /** {@link java.time.LocalDateTime}; no column is finer than a microsecond. */
    TIMESTAMP,
    /** {@link java.time.OffsetDateTime}; no column is finer than a microsecond. */
    TIMESTAMP_WITH_TIMEZONE,
    /** Nothing the kit can write: every value becomes null. */
    OTHER
  }

  /** A type without a size. */
  public static SqlType of(Kind kind, String spelling) {
    return new SqlType(kind, spelling, 0, 0);
  }

  /**
   * Whole numbers.
   *
   * @param bits with the sign: 8 to 128; 0 for any size
   */
  public static SqlType integer(String spelling, int bits) {
    return new SqlType(Kind.INTEGER, spelling, bits, 0);
  }

  /**
   * Exact numbers with a fraction.
   *
   * @param precision all digits; 0 for any size
   * @param scale digits behind the point
   */
  public static SqlType decimal(String spelling, int precision, int scale) {
    return new SqlType(Kind.DECIMAL, spelling, precision, scale);
  }
}
