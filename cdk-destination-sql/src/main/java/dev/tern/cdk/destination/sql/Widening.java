package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.sql.SqlType.Kind;
import dev.tern.protocol.types.DataType;

/** The rule which type a column gets when its stream declares another one. */
final class Widening {

  private static final int FLOAT_BITS = 24;
  private static final int DOUBLE_BITS = 53;
  private static final double DIGITS_PER_BIT = 0.302;

  private final SqlType text;
  private final SqlType number;

  Widening(SqlDialect dialect) {
    this.text = dialect.parse(dialect.columnType(DataType.of(DataType.Kind.STRING)));
    this.number = dialect.parse(dialect.columnType(DataType.of(DataType.Kind.NUMBER)));
  }

  /**
   * A type for the column that keeps all its values and takes the new ones, or else its own type.
   */
  SqlType join(SqlType column, SqlType declared) {
    if (column.kind() == Kind.OTHER || column.kind() == Kind.BYTES || holds(column, declared)) {
      return column;
    }
    if (holds(declared, column)) {
      return declared;
    }
    if (isNumber(column) && isNumber(declared)) {
      return joinNumbers(column, declared);
    }
    return text;
  }

  /** Binary numbers hold no decimals exactly: a column of either kind stays, values are rounded. */
  private SqlType joinNumbers(SqlType column, SqlType declared) {
    if (isBinary(column) || (isBinary(declared) && column.kind() == Kind.DECIMAL)) {
      return column;
    }
    boolean fits = holds(number, column) && (isBinary(declared) || holds(number, declared));
    return fits ? number : text;
  }

  /** True when every value of {@code narrow} has a place in {@code wide}. */
  static boolean holds(SqlType wide, SqlType narrow) {
    if (wide.spelling().equals(narrow.spelling())) {
      return true;
    }
    return switch (wide.kind()) {
      case JSON, TEXT -> narrow.kind() != Kind.OTHER;
      case INTEGER -> narrow.kind() == Kind.INTEGER && bits(wide) >= bits(narrow);
      case DECIMAL -> holdsDecimal(wide, narrow);
      case DOUBLE -> narrow.kind() == Kind.FLOAT || isInteger(narrow, DOUBLE_BITS);
      case FLOAT -> isInteger(narrow, FLOAT_BITS);
      case TIMESTAMP -> narrow.kind() == Kind.DATE;
      default -> false;
    };
  }

  private static boolean holdsDecimal(SqlType wide, SqlType narrow) {
    int whole = wide.precision() == 0 ? Integer.MAX_VALUE : wide.precision() - wide.scale();
    if (narrow.kind() == Kind.INTEGER) {
      return bits(narrow) == Integer.MAX_VALUE
          ? wide.precision() == 0
          : whole >= (int) (bits(narrow) * DIGITS_PER_BIT) + 1;
    }
    if (narrow.kind() != Kind.DECIMAL) {
      return false;
    }
    return wide.precision() == 0
        || (narrow.precision() > 0
            && wide.scale() >= narrow.scale()
            && whole >= narrow.precision() - narrow.scale());
  }

  private static boolean isInteger(SqlType type, int bits) {
    return type.kind() == Kind.INTEGER && bits(type) <= bits;
  }

  private static int bits(SqlType integer) {
    return integer.precision() == 0 ? Integer.MAX_VALUE : integer.precision();
  }

  private static boolean isBinary(SqlType type) {
    return type.kind() == Kind.FLOAT || type.kind() == Kind.DOUBLE;
  }

  private static boolean isNumber(SqlType type) {
    return type.kind() == Kind.INTEGER || type.kind() == Kind.DECIMAL || isBinary(type);
  }
}
