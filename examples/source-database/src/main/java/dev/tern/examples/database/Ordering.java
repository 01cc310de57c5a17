package dev.tern.examples.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * How a column serves as a cursor. Its order is the one the kit compares cursors in, so that a
 * stream ordered by it is sorted and a bound loses nothing.
 *
 * @param expression SQL to sort and to compare
 * @param bound SQL with one parameter that the expression is compared with
 * @param binder sets the parameter
 * @param reading the column as it is read when it is the cursor
 */
record Ordering(String expression, String bound, Binder binder, UnaryOperator<Column> reading) {

  /** An ordering of a column that is read as always. */
  Ordering(String expression, String bound, Binder binder) {
    this(expression, bound, binder, UnaryOperator.identity());
  }

  /** Sets the first parameter to a cursor's text, as the type of the column wants it. */
  @FunctionalInterface
  interface Binder {
    void bind(PreparedStatement statement, String cursor) throws SQLException;
  }

  /** An ordering whose bound goes to the database as text. */
  static Ordering byText(String expression, String bound) {
    return new Ordering(expression, bound, (statement, cursor) -> statement.setString(1, cursor));
  }
}
