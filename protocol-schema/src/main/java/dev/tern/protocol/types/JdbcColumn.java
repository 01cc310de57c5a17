package dev.tern.protocol.types;

/**
 * A column as a JDBC driver describes it.
 *
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param typeName the name the database gives the type, in any case; as declared for SQLite; may be
 *     empty
 * @param size how many digits a number may have, 0 when the driver does not say
 * @param scale how many digits stand after the decimal point
 */
public record JdbcColumn(int jdbcType, String typeName, int size, int scale) {
  /** A column without a size. */
  public static JdbcColumn of(int jdbcType, String typeName) {
    return new JdbcColumn(jdbcType, typeName, 0, 0);
  }
}
