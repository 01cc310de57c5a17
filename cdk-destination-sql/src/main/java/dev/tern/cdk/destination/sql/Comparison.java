package dev.tern.cdk.destination.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The SQL that tells rows apart, and which of two is newer.
 *
 * <p>The newest cursor wins, a null is older than any, then the later extraction wins.
 */
final class Comparison {

  private final SqlDialect dialect;
  private final StreamLayout layout;
  private final boolean nullKeys;

  /**
   * Prepares for rows of one batch.
   *
   * @param nullKeys true when one of its rows has a null in its key: a null is equal to a null
   */
  Comparison(SqlDialect dialect, StreamLayout layout, boolean nullKeys) {
    this.dialect = dialect;
    this.layout = layout;
    this.nullKeys = nullKeys;
  }

  /** True when two rows have the same key. */
  String sameKey(String left, String right) {
    String operator = nullKeys ? " IS NOT DISTINCT FROM " : " = ";
    return layout.key().stream()
        .map(column -> left + "." + quote(column) + operator + right + "." + quote(column))
        .collect(Collectors.joining(" AND "));
  }

  /** True when a row is newer than another one: equal rows are not. */
  String newer(String left, String right) {
    String extracted = greater(left, right, layout.metadata(MetadataColumn.EXTRACTED_AT));
    return layout
        .cursor()
        .map(
            cursor ->
                String.format(
                    "(%s OR (%s AND %s))",
                    greater(left, right, cursor), equal(left, right, cursor), extracted))
        .orElse(extracted);
  }

  /** True when a row has an older cursor than another one. */
  String olderCursor(String left, String right) {
    return layout
        .cursor()
        .map(cursor -> String.format("(%s < %s)", ordered(left, cursor), ordered(right, cursor)))
        .orElse("FALSE");
  }

  /** The columns of the key. */
  String key() {
    return layout.key().stream().map(this::quote).collect(Collectors.joining(", "));
  }

  /** Newest first, and of equal ones the last that arrived. */
  String newestFirst() {
    UnaryOperator<String> descending = column -> column + " DESC NULLS LAST, ";
    return layout
            .cursor()
            .map(column -> descending.apply(dialect.ordered(quote(column), column.type())))
            .orElse("")
        + descending.apply(quote(layout.metadata(MetadataColumn.EXTRACTED_AT)))
        + quote(dialect.names().shown(BatchRows.POSITION))
        + " DESC";
  }

  /** What a tombstone has to know. */
  List<SqlColumn> compared() {
    List<SqlColumn> columns = new ArrayList<>(layout.key());
    layout.cursor().filter(cursor -> !columns.contains(cursor)).ifPresent(columns::add);
    columns.add(layout.metadata(MetadataColumn.EXTRACTED_AT));
    return columns;
  }

  private String greater(String left, String right, SqlColumn column) {
    String a = ordered(left, column);
    String b = ordered(right, column);
    return String.format("(%s > %s OR (%s IS NOT NULL AND %s IS NULL))", a, b, a, b);
  }

  private String equal(String left, String right, SqlColumn column) {
    return left + "." + quote(column) + " IS NOT DISTINCT FROM " + right + "." + quote(column);
  }

  private String ordered(String table, SqlColumn column) {
    return dialect.ordered(table + "." + quote(column), column.type());
  }

  private String quote(SqlColumn column) {
    return quote(column.name());
  }

  private String quote(String name) {
    return dialect.quote(name);
  }
}
