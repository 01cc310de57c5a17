package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL of a primary key whose order is used to read a table piece by piece.
 *
 * @param columns in the order of the key; at least one
 */
record KeyOrder(List<KeyColumn> columns) {

  KeyOrder {
    columns = List.copyOf(columns);
  }

  /** The key of a table; empty without one, or when the order of a column is not known. */
  static Optional<KeyOrder> find(Table table) {
    List<KeyColumn> columns =
        table.primaryKey().stream()
            .flatMap(name -> table.find(name).stream())
            .flatMap(column -> column.key().stream())
            .toList();
    return columns.isEmpty() || columns.size() < table.primaryKey().size()
        ? Optional.empty()
        : Optional.of(new KeyOrder(columns));
  }

  /** The columns, for SELECT and ORDER BY. */
  String list() {
    return columns.stream().map(KeyColumn::expression).collect(Collectors.joining(", "));
  }

  /**
   * True for rows behind a place.
   *
   * @param mark what stands for a text in SQL
   */
  String above(KeyPlace place, UnaryOperator<String> mark) {
    return compared(">", place, mark);
  }

  /** True for rows at a place or before it. */
  String upTo(KeyPlace place, UnaryOperator<String> mark) {
    return compared("<=", place, mark);
  }

  /** True for rows that have a place; empty when all have. */
  Optional<String> placed() {
    return nullable("IS NOT NULL", " AND ");
  }

  /** True for rows that have none, which only some databases allow; empty when there are none. */
  Optional<String> unplaced() {
    return nullable("IS NULL", " OR ");
  }

  /** Sets the parameters of a comparison; returns the index behind them. */
  int bind(PreparedStatement statement, int first, KeyPlace place) throws SQLException {
    int index = first;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).values().bind(statement, index, place.texts().get(i));
      index++;
    }
    return index;
  }

  /** The place of a row whose key was selected from an index on. */
  KeyPlace place(ResultSet row, int first) throws SQLException {
    List<String> texts = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      texts.add(columns.get(i).values().read(row, first + i));
    }
    return new KeyPlace(texts);
  }

  private String compared(String operator, KeyPlace place, UnaryOperator<String> mark) {
    if (place.texts().size() != columns.size()) {
      throw new ConfigException(
          "The saved state belongs to another primary key of the table. Reset the stream.");
    }
    String parameters =
        IntStream.range(0, columns.size())
            .mapToObj(i -> value(i, place.texts().get(i), mark))
            .collect(Collectors.joining(", "));
    return "(" + list() + ") " + operator + " (" + parameters + ")";
  }

  private String value(int column, String text, UnaryOperator<String> mark) {
    return columns.get(column).values().expression(text, mark.apply(text));
  }

  private Optional<String> nullable(String test, String joint) {
    String all =
        columns.stream()
            .flatMap(column -> column.nullable().stream())
            .map(column -> column + " " + test)
            .collect(Collectors.joining(joint));
    return all.isEmpty() ? Optional.empty() : Optional.of("(" + all + ")");
  }
}
