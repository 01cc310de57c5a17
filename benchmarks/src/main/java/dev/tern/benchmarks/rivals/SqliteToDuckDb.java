package dev.tern.benchmarks.rivals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The obvious loop: rows of a SQLite table into the appender of DuckDB, in one process. */
public final class SqliteToDuckDb {

  private SqliteToDuckDb() {}

  /**
   * Copies the table {@code rows}.
   *
   * @param args the SQLite file and the DuckDB file, which is made anew
   */
  public static void main(String[] args) throws Exception {
    Files.deleteIfExists(Path.of(args[1]));
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
        Connection to = DriverManager.getConnection("jdbc:duckdb:" + args[1]);
        Statement make = to.createStatement();
        Statement read = from.createStatement()) {
      make.execute(
          "CREATE TABLE rows (id BIGINT, name VARCHAR, email VARCHAR, age BIGINT, score DOUBLE,"
              + " active BIGINT, city VARCHAR, made VARCHAR)");
      to.setAutoCommit(false);
      try (ResultSet rows = read.executeQuery("SELECT * FROM rows");
          DuckDBAppender appender =
              to.unwrap(DuckDBConnection.class).createAppender("main", "rows")) {
        while (rows.next()) {
          append(appender, rows);
        }
      }
      to.commit();
    }
  }

  private static void append(DuckDBAppender appender, ResultSet row) throws SQLException {
    appender.beginRow();
    appender.append(row.getLong(1));
    appender.append(row.getString(2));
    appender.append(row.getString(3));
    appender.append(row.getLong(4));
    appender.append(row.getDouble(5));
    appender.append(row.getLong(6));
    appender.append(row.getString(7));
    appender.append(row.getString(8));
    appender.endRow();
  }
}
