package dev.tern.examples.database;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A test class with a PostgreSQL server of its own and a folder for each test. */
abstract class OnPostgres {

  static PostgresServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = new PostgresServer();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }
}
