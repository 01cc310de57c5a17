package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that look for what is in a database that is not there. */
class NoDatabaseTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection list",
        "connection show c",
        "connection delete c --yes",
        "catalog show c",
        "catalog diff c",
        "catalog select c",
        "state show c",
        "state export c",
        "state import c s.json --yes",
        "state reset c --yes",
        "state rollback c --to 1 --yes",
        "jobs list",
        "jobs show 1",
        "jobs logs 1",
        "oauth list",
        "oauth delete null: --destination --yes",
        "check c",
        "discover c",
        "refresh c --yes",
        "clear c --yes",
        "sync c",
        "sync c --dry-run"
      })
  void say_so_and_make_none(String words) throws Exception {
    CommandRun run = cdk(Stream.concat(Stream.of(words.split(" ")), Stream.of("--db", "typo.db")));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "There is no database "
                + folder.resolve("typo.db")
                + " yet. Check where it is said to be, or make it with the first connection:"
                + " ./cdk connection create NAME SOURCE DESTINATION --db typo.db\n");
    assertThat(CommandRun.left(folder)).isEmpty();
  }

  @Test
  void do_not_make_the_usual_one_either() throws Exception {
    assertThat(cdk(Stream.of("jobs", "list")).err())
        .startsWith("There is no database " + folder.resolve(".cdk/local.db") + " yet.");
    assertThat(CommandRun.left(folder)).isEmpty();
  }

  @Test
  void tell_an_empty_file_from_none_and_the_first_connection_makes_one_of_it() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.db"));

    assertThat(cdk(Stream.of("jobs", "list", "--db", "empty.db")).err())
        .startsWith(
            "The file " + empty + " is empty: it holds no database yet. Check where it is said to");
    Recording.write(folder);
    String create = "connection create c " + Recording.SOURCE + " null: --db empty.db";
    CommandRun made = cdk(Stream.of(create.split(" ")));
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(cdk(Stream.of("connection", "list", "--db", "empty.db")).out()).contains("c ");
  }

  @Test
  void leave_a_database_of_something_else_as_it_is() throws Exception {
    Path other = folder.resolve("other.db");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + other);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a TEXT)");
    }
    byte[] before = Files.readAllBytes(other);

    assertThat(cdk(Stream.of("jobs", "list", "--db", "other.db")).err())
        .startsWith("There is no database " + other + " yet.");
    assertThat(Files.readAllBytes(other)).isEqualTo(before);
    assertThat(CommandRun.left(folder)).containsExactly("other.db");
  }

  private CommandRun cdk(Stream<String> words) {
    return CommandRun.in(folder, words.toArray(String[]::new));
  }
}
