package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What is special about one kind of database. Dialects have no state. */
interface Dialect {

  /** The dialect of a JDBC URL: the standard one for a database that is not in the box. */
  static Dialect of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return new PostgresDialect();
    }
    return jdbcUrl.startsWith("jdbc:sqlite:") ? new SqliteDialect() : new StandardDialect();
  }

  /** Refuses a URL that can be seen not to lead to a database; most say so when they connect. */
  default void requirePlace(String jdbcUrl) {}

  /** What the driver has to be told before it connects, where the URL does not say it. */
  Properties properties(String jdbcUrl);

  /** Makes a new connection fit for reading: nothing can be changed through it. */
  void prepare(Connection connection) throws SQLException;

  /** The names of all schemas. */
  List<String> schemas(Connection connection) throws SQLException;

  /**
   * The tables and views of some schemas, in a stable order.
   *
   * @param schemas all but the system's when empty
   */
  List<Table> tables(Connection connection, List<String> schemas) throws SQLException;

  /**
   * How much a query will return, found in a time that does not grow with the table; empty when the
   * database cannot tell.
   *
   * @param bound the lowest cursor wanted
   */
  default Optional<Estimate> estimate(
      Connection connection, TableQuery query, Optional<String> bound) throws SQLException {
    return Optional.empty();
  }

  /**
   * The way of rows out of a table in a full refresh.
   *
   * @param stream the name for sentences
   */
  default TableScan scan(TableQuery query, String stream) {
    return new ResultScan(query, stream);
  }

  /** What the database's errors mean. */
  Failures failures();
}
