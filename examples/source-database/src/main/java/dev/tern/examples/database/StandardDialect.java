package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A database that is not in the box, as far as JDBC itself tells about it. */
final class StandardDialect implements Dialect {

  @Override
  public Properties properties(String jdbcUrl) {
    return new Properties();
  }

  /** The strongest snapshot that the database has; many drivers stream in a transaction only. */
  @Override
  public void prepare(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    DatabaseMetaData database = connection.getMetaData();
    int snapshot = Connection.TRANSACTION_REPEATABLE_READ;
    if (database.supportsTransactionIsolationLevel(snapshot)) {
      connection.setTransactionIsolation(snapshot);
    }
    if (database.supportsTransactions()) {
      connection.setAutoCommit(false);
    }
  }

  @Override
  public List<String> schemas(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = connection.getMetaData().getSchemas()) {
      while (row.next()) {
        names.add(row.getString("TABLE_SCHEM"));
      }
    }
    return names;
  }

  @Override
  public List<Table> tables(Connection connection, List<String> schemas) throws SQLException {
    return new StandardCatalog(connection).tables(schemas);
  }

  @Override
  public Failures failures() {
    return new Failures();
  }
}
