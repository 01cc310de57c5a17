package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite files that cannot be used, told as files. */
final class SqliteFileTest {

  @TempDir private Path folder;

  private static String told(Transcript check) {
    return check.of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:%s", "jdbc:sqlite:file:%s?busy_timeout=1"})
  void a_directory_is_no_database(String url) {
    Run run = new Run(folder, Run.config(String.format(url, folder)));
    assertThat(told(run.check())).contains("is a directory");
    assertThat(run.discover().failureTypes()).containsExactly("config_error");
  }

  @Test
  void a_device_is_no_database() {
    Run run = new Run(folder, Run.config("jdbc:sqlite:/dev/null"));
    assertThat(told(run.check())).contains("is no SQLite database");
  }

  @Test
  void a_locked_file_is_told_as_one_and_may_be_tried_again() throws Exception {
    Path file = Files.createFile(folder.resolve("test.db"));
    String url = "jdbc:sqlite:" + file + "?busy_timeout=10";
    Run run = new Run(folder, Run.config(url).put("retries", 1));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER)");
      ObjectNode catalog = Run.catalog(run.discover().stream("t"));
      statement.execute("BEGIN EXCLUSIVE");
      assertThat(told(run.check())).contains("is locked by another program");
      Transcript read = run.read(catalog);
      assertThat(read.failureTypes()).contains("transient_error").doesNotContain("config_error");
      assertThat(read.errors()).allMatch(text -> text.contains("is locked by another program"));
    }
  }
}
