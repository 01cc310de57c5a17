package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A database file in a test's folder with the ways to write and to look at it. */
final class Warehouse {

  private final Path folder;
  private final Path file;

  Warehouse(Path folder) {
    this(folder, folder.resolve("warehouse.duckdb"));
  }

  Warehouse(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** What tables do when a stream does not fit. */
  enum Contract {
    EVOLVE,
    FREEZE,
    DISCARD_ROW,
    DISCARD_VALUE
  }

  /** Syncs inside this process. */
  RunResult write(List<ObjectNode> streams, String... lines) {
    return write(Contract.EVOLVE, streams, lines);
  }

  RunResult write(Contract contract, List<ObjectNode> streams, String... lines) {
    ObjectNode config = options().put("schema_contract", contract.name().toLowerCase(Locale.ROOT));
    Path catalog = save("catalog.json", Lines.catalog(streams));
    return runHere(
        String.join("", lines),
        "write",
        "--config",
        save("config.json", config.toString()),
        "--catalog",
        catalog);
  }

  RunResult check() {
    return runHere("", "check", "--config", config());
  }

  /** Starts a sync in a process of its own. */
  RunningConnector start(List<ObjectNode> streams, String... jvmFlags) {
    Object[] arguments = writeArguments(streams);
    return ConnectorCommand.ofClass(DuckDbDestination.class, jvmFlags).start(arguments);
  }

  Object[] writeArguments(List<ObjectNode> streams) {
    Path catalog = save("catalog.json", Lines.catalog(streams));
    return new Object[] {"write", "--config", config(), "--catalog", catalog};
  }

  Path config() {
    return save("config.json", options().toString());
  }

  private ObjectNode options() {
    return JsonNodeFactory.instance.objectNode().put("path", file.toString());
  }

  /** The rows as texts, columns parted by a bar; a null is written as null. */
  List<String> query(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      ResultSet result = statement.executeQuery(sql);
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A copy of the file with its log, while the process that has it open stands still. */
  Warehouse copy() {
    try {
      Path copy = Files.createTempDirectory(folder, "copy").resolve(file.getFileName());
      for (String ending : List.of("", ".wal")) {
        Path part = Path.of(file + ending);
        if (Files.exists(part)) {
          Files.copy(part, Path.of(copy + ending));
        }
      }
      return new Warehouse(folder, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + file);
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      cells.add(String.valueOf(result.getString(i)));
    }
    return String.join("|", cells);
  }

  private static RunResult runHere(String input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = DestinationRunner.run(new DuckDbDestination(), words, streams);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    return new RunResult(code, lines, err.toString(StandardCharsets.UTF_8));
  }

  private Path save(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
