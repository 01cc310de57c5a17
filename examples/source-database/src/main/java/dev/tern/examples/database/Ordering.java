package dev.tern.examples.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * How a column serves as a cursor. Its order is the one the kit compares cursors in, so that a
 * stream ordered by it is sorted and a bound loses nothing.
 *
 * @param expression SQL to sort and to compare
 * @param bound SQL with one parameter that the expression is compared with
 * @param binder sets the parameter
 */
record Ordering(String expression, String bound, Binder binder) {

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
