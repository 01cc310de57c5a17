package dev.tern.examples.database;

import java.util.Optional;

/**
 * The type of a PostgreSQL column, with domains resolved to what they are made of.
 *
 * @param name the name of a built-in type; empty for one that a user or an extension made
 * @param modifier the declared size in PostgreSQL's own packing; -1 without one
 * @param dimensions of an array as declared, at least 1; 0 for anything else
 * @param element the type of the elements of an array
 * @param delimiter what stands between the elements of an array of this type
 */
record PostgresType(
    String name, int modifier, int dimensions, Optional<PostgresType> element, char delimiter) {

  private static final int HEADER = 4;
  private static final int SCALE_BITS = 11;
  private static final int SCALE_SIGN = 1 << (SCALE_BITS - 1);

  /** How many digits a numeric may have; 0 when that is not declared. */
  int precision() {
    return modifier < HEADER ? 0 : (modifier - HEADER) >> Short.SIZE & 0xffff;
  }

  /** How many digits of a numeric stand behind the point; may be negative. */
  int scale() {
    int packed = modifier - HEADER & (1 << SCALE_BITS) - 1;
    return modifier < HEADER ? 0 : (packed ^ SCALE_SIGN) - SCALE_SIGN;
  }
}
