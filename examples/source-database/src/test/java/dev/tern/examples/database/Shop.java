package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.Delivery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A database with two tables to cut the reading of: {@code orders} with a number as its key, {@code
 * items} with a text and a number. Seven rows in a row tie in {@code at}.
 *
 * @param run reads it
 * @param orders how many there are; there are half as many items
 */
record Shop(Run run, int orders) {

  private static final int TIES = 7;

  static Shop sqlite(Path folder, int orders) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script(orders));
    }
    return new Shop(new Run(folder, Run.config(url)), orders);
  }

  static Shop postgres(PostgresServer server, Path folder, int orders) throws SQLException {
    return new Shop(new Run(folder, server.config(script(orders))), orders);
  }

  private static String script(int orders) {
    String rows =
        IntStream.range(0, orders)
            .mapToObj(i -> "(" + i * 3 + ", 'order " + i + "', " + i / TIES + ")")
            .collect(Collectors.joining(","));
    String items =
        IntStream.range(0, orders / 2)
            .mapToObj(i -> "('" + "aäZz".charAt(i % 4) + i / 8 + "', " + i + ", " + i / TIES + ")")
            .collect(Collectors.joining(","));
    return "CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT, at INTEGER);"
        + "INSERT INTO orders VALUES "
        + rows
        + "; CREATE TABLE items (name TEXT, id INTEGER, at INTEGER, PRIMARY KEY (name, id));"
        + "INSERT INTO items VALUES "
        + items;
  }

  /** The arguments of a read, without a state. */
  List<String> arguments(boolean incremental, int workers, int pageRows) {
    ObjectNode config = run.config().deepCopy();
    config.put("workers", workers).put("page_rows", pageRows).put("connections", 8);
    Transcript discovered = run.discover();
    String[] cursor = incremental ? new String[] {"at"} : new String[0];
    ObjectNode catalog = Run.catalog(discovered.stream("orders"), cursor);
    Run.add(catalog.withArray("/streams"), discovered.stream("items"), cursor);
    return new Run(run.folder(), config).readArguments(catalog);
  }

  /** The real main as a process that starts quickly. */
  static ConnectorCommand process() {
    return ConnectorCommand.ofClass(DatabaseSource.class, "-Xmx96m");
  }

  /** How many rows of a table have not arrived. */
  long lost(Delivery delivery, String table) {
    return rows(table) - distinct(delivery, table);
  }

  /** How many rows of a table came once more. */
  static long repeated(Delivery delivery, String table) {
    return delivery.records(table).size() - distinct(delivery, table);
  }

  private int rows(String table) {
    return table.equals("orders") ? orders : orders / 2;
  }

  private static long distinct(Delivery delivery, String table) {
    return delivery.records(table).stream().map(JsonNode::toString).distinct().count();
  }
}
