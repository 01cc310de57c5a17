package dev.tern.benchmarks;

import dev.tern.benchmarks.rivals.CopyToCopy;
import dev.tern.benchmarks.rivals.SqliteToDuckDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A table of one database into another: our connectors against what one would write by hand. */
final class Stores {

  private static final String COLUMNS =
      "id BIGINT PRIMARY KEY, name TEXT, email TEXT, age BIGINT, score DOUBLE PRECISION,"
          + " active BIGINT, city TEXT, made TEXT";
  private static final String SCHEMA =
      "{'type':'object','properties':{'id':{'type':'integer'},'name':{'type':'string'},"
          + "'email':{'type':'string'},'age':{'type':'integer'},'score':{'type':'number'},"
          + "'active':{'type':'integer'},'city':{'type':'string'},'made':{'type':'string'}}}";

  private final Programs programs;
  private final int rows;

  Stores(Programs programs, int rows) {
    this.programs = programs;
    this.rows = rows;
  }

  /** What the connectors of a sync are told. */
  private record Told(Path reading, Path writing, Path catalog) {}

  /** SQLite into DuckDB. */
  Comparison sqliteToDuckDb() throws IOException, SQLException {
    Candidate loop =
        Candidate.of(
            "a JDBC loop with the appender",
            programs.ofClass(SqliteToDuckDb.class, fromSqlite(), programs.made("loop.duckdb")));
    return new Comparison("SQLite to DuckDB", loop, List.of(piped("Tern", toDuckDb())));
  }

  /** SQLite into DuckDB, with a worker between that counts, commits and keeps what it did. */
  Comparison sqliteThroughWorker() throws IOException, SQLException {
    fromSqlite();
    Told told = toDuckDb();
    Candidate synced =
        Candidate.of(
            "cdk sync",
            programs.cdk(
                "sync",
                "source-database",
                "destination-duckdb",
                "--source-config",
                told.reading(),
                "--destination-config",
                told.writing(),
                "--catalog",
                told.catalog(),
                "--name",
                "rows",
                "--home",
                file("home")));
    return new Comparison(
        "SQLite to DuckDB through the worker", piped("a plain pipe", told), List.of(synced));
  }

  private Path file(String name) {
    return programs.folder().resolve(name);
  }

  /** A database full of rows. */
  private Path fromSqlite() throws IOException, SQLException {
    Path sqlite = file("rows.sqlite");
    Files.deleteIfExists(sqlite);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite)) {
      fill(connection);
    }
    return sqlite;
  }

  private Told toDuckDb() throws IOException {
    return new Told(
        programs.json("sqlite.json", "{'jdbc_url':'jdbc:sqlite:" + file("rows.sqlite") + "'}"),
        programs.json("duckdb.json", "{'path':'" + programs.made("ours.duckdb") + "'}"),
        programs.json("sqlite-catalog.json", Programs.catalog("rows", SCHEMA)));
  }

  private Candidate piped(String name, Told told) {
    return new Candidate(
        name,
        List.of(
            programs.connector(
                "source-database", "read", "--config", told.reading(), "--catalog", told.catalog()),
            programs.connector(
                "destination-duckdb",
                "write",
                "--config",
                told.writing(),
                "--catalog",
                told.catalog())));
  }

  /** One database of PostgreSQL into another one of the same server. */
  Comparison postgresToPostgres(EmbeddedPostgres server) throws IOException, SQLException {
    String from = server.getJdbcUrl("postgres", "postgres");
    try (Connection connection = DriverManager.getConnection(from);
        Statement statement = connection.createStatement()) {
      fill(connection);
      statement.execute("VACUUM ANALYZE rows");
      statement.execute("CREATE DATABASE target");
    }
    Path catalog =
        programs.json(
            "postgres-catalog.json",
            Programs.catalog("rows", SCHEMA)
                .replace("'name':'rows'", "'name':'rows','namespace':'public'"));
    Path reading =
        programs.json(
            "postgres-read.json",
            "{'jdbc_url':'jdbc:postgresql://localhost:"
                + server.getPort()
                + "/postgres','username':'postgres'}");
    Path writing =
        programs.json(
            "postgres-write.json",
            "{'host':'localhost','port':"
                + server.getPort()
                + ",'database':'target','username':'postgres'}");
    Candidate ours =
        new Candidate(
            "Tern",
            List.of(
                programs.connector(
                    "source-database", "read", "--config", reading, "--catalog", catalog),
                programs.connector(
                    "destination-postgres", "write", "--config", writing, "--catalog", catalog)));
    String to = server.getJdbcUrl("postgres", "target");
    return new Comparison(
        "PostgreSQL to PostgreSQL",
        Candidate.of("COPY into COPY", programs.ofClass(CopyToCopy.class, from, to)),
        List.of(ours));
  }

  private void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE rows (" + COLUMNS + ")");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int id = 1; id <= rows; id++) {
        insert.setLong(1, id);
        insert.setString(2, "Name of row " + id);
        insert.setString(3, "user" + id + "@example.com");
        insert.setLong(4, id % 90);
        insert.setDouble(5, id / 8.0);
        insert.setLong(6, id % 2);
        insert.setString(7, "City " + id % 1000);
        insert.setString(8, "2026-01-01T00:00:00Z");
        insert.addBatch();
        if (id % 1000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
