package dev.tern.examples.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Compares two databases: is the latest version of every row that was moved what the sample has?
 * Appending keeps the earlier versions, so the copy has more rows than the sample.
 */
final class Proof implements AutoCloseable {

  private final Connection sample;
  private final Connection copy;

  Proof(Path sampleFile, Path copyFile) throws SQLException {
    this.sample = DriverManager.getConnection("jdbc:sqlite:" + sampleFile);
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    this.copy = DriverManager.getConnection("jdbc:duckdb:" + copyFile, readOnly);
  }

  /**
   * The comparison of one table.
   *
   * @param inSample rows in the sample
   * @param inCopy rows in the copy, all versions
   * @param latest rows in the copy, latest versions
   * @param equal whether every column of every latest row is the same in both
   */
  record Verdict(String table, long inSample, long inCopy, long latest, boolean equal) {}

  Verdict compare(String table) throws SQLException {
    List<String> columns = columns(table);
    String names = columns.stream().map(Proof::quoted).collect(Collectors.joining(", "));
    String newest = columns.contains("updated_at") ? latestOf(columns) : "";
    List<List<Object>> expected =
        rows(sample, "SELECT %s FROM %s ORDER BY 1".formatted(names, quoted(table)));
    List<List<Object>> actual =
        rows(copy, "SELECT %s FROM %s%s ORDER BY 1".formatted(names, quoted(table), newest));
    long all = (Long) rows(copy, "SELECT count(*) FROM " + quoted(table)).get(0).get(0);
    return new Verdict(table, expected.size(), all, actual.size(), expected.equals(actual));
  }

  /** Runs a query over the copy and shows its result. */
  TextTable query(String sql) throws SQLException {
    try (Statement statement = copy.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<String> heading = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        heading.add(columns.getColumnLabel(i));
      }
      TextTable table = new TextTable(heading.toArray(String[]::new));
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= heading.size(); i++) {
          row.add(result.getObject(i));
        }
        table.row(row.toArray());
      }
      return table;
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      copy.close();
    } finally {
      sample.close();
    }
  }

  private static String latestOf(List<String> columns) {
    return " QUALIFY row_number() OVER (PARTITION BY %s ORDER BY updated_at DESC) = 1"
        .formatted(quoted(columns.get(0)));
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = sample.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM pragma_table_info('%s')".formatted(table))) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    return columns;
  }

  private static List<List<Object>> rows(Connection database, String query) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(comparable(result, i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** A value in a form that both databases agree on; SQLite keeps moments and JSON as text. */
  private static Object comparable(ResultSet result, int column) throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      return "NULL";
    }
    String type = result.getMetaData().getColumnTypeName(column).toUpperCase(Locale.ROOT);
    return switch (type) {
      case "INTEGER", "BIGINT" -> Long.valueOf(text);
      case "TIMESTAMP" -> LocalDateTime.parse(text.replace(' ', 'T'));
      case "JSON" -> Json.parse(text);
      default -> text;
    };
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
