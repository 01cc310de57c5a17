package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A SELECT over a range of a primary key, in its order.
 *
 * @param selected what is selected, as SQL
 * @param source the quoted name of the table
 * @param order the key
 * @param range which rows
 */
record KeyQuery(String selected, String source, KeyOrder order, KeyRange range) {

  /** A statement ready to be executed; the caller closes it. */
  PreparedStatement prepare(Connection connection, String limit) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            text(text -> "?", limit), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      bind(statement);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * The statement.
   *
   * @param mark what stands for a text of a key in it: the mark of a parameter, or a literal
   */
  String text(UnaryOperator<String> mark, String limit) {
    return "SELECT "
        + selected
        + " FROM "
        + source
        + where(mark)
        + " ORDER BY "
        + order.list()
        + limit;
  }

  private String where(UnaryOperator<String> mark) {
    List<String> conditions = new ArrayList<>();
    order.placed().ifPresent(conditions::add);
    if (!range.above().isStart()) {
      conditions.add(order.above(range.above(), mark));
    }
    range.upTo().map(place -> order.upTo(place, mark)).ifPresent(conditions::add);
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private void bind(PreparedStatement statement) throws SQLException {
    int index = 1;
    if (!range.above().isStart()) {
      index = order.bind(statement, index, range.above());
    }
    if (range.upTo().isPresent()) {
      order.bind(statement, index, range.upTo().get());
    }
  }
}
