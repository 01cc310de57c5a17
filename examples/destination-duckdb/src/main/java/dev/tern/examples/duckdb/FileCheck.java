package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The question whether a database file can be written, answered without leaving a trace. */
final class FileCheck {

  private FileCheck() {}

  /**
   * Tries the file if it is there, else the folder that it would be made in.
   *
   * @throws ConfigException when the file cannot be written
   */
  static void run(Path path) {
    if (!Files.exists(path)) {
      tryFolder(path);
      return;
    }
    try (DuckDbFile file = DuckDbFile.open(path);
        Connection connection = file.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION");
      statement.execute("CREATE SCHEMA " + DuckDbFile.CATALOG + "._tern_check");
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      throw FileFailures.of(path, e);
    } catch (TransientException e) {
      // Somebody waits for the answer of a check: a file in use is one.
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void tryFolder(Path path) {
    Path folder = path.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw FileFailures.cannotWrite(path, null);
    }
    try {
      Files.delete(Files.createTempFile(folder, ".tern-check", ""));
    } catch (IOException e) {
      throw FileFailures.cannotWrite(path, e);
    }
  }
}
