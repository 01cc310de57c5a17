package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that share a home, and what people are told to run next when theirs is another. */
class SeveralDatabasesTest {

  private static final String LOG = "/attempts/0/log";

  @TempDir Path folder;

  @Test
  void the_logs_of_two_databases_under_one_home_do_not_meet() throws Exception {
    saying("from the first", "--db", "first.db");
    saying("from the second", "--db", "second.db");
    saying("from the usual one");

    assertThat(cdk("jobs", "logs", "1", "--db", "first.db").out())
        .contains("from the first")
        .doesNotContain("from the second", "from the usual one");
    assertThat(cdk("jobs", "logs", "1", "--db", "second.db").out())
        .contains("from the second")
        .doesNotContain("from the first", "from the usual one");
    assertThat(cdk("jobs", "logs", "1").out())
        .contains("from the usual one")
        .doesNotContain("from the first", "from the second");
  }

  @Test
  void one_database_has_one_place_for_logs_however_it_is_named() throws Exception {
    saying("one", "--db", "./first.db");
    String url = "jdbc:sqlite:" + folder.resolve("first.db") + "?cache_size=2000";
    saying("two", "--db", url);

    String first = cdk("jobs", "show", "1", "--db", url, "--json").json().at(LOG).asText();
    String second = cdk("jobs", "show", "2", "--db", url, "--json").json().at(LOG).asText();
    assertThat(Path.of(first).getParent().getParent())
        .isEqualTo(Path.of(second).getParent().getParent());
  }

  @Test
  void a_database_that_is_made_anew_does_not_go_on_in_the_logs_of_the_one_before()
      throws Exception {
    saying("before");
    for (String name : new String[] {"local.db", "local.db-wal", "local.db-shm"}) {
      Files.deleteIfExists(folder.resolve(".cdk").resolve(name));
    }
    saying("after");

    assertThat(cdk("jobs", "logs", "1").out()).contains("after").doesNotContain("before");
  }

  /** Moves something from a source that says a word. */
  private void saying(String word, String... where) throws Exception {
    String source = Recording.script(folder, "echo '" + word + "' >&2; record 1; state 1");
    CommandRun run = cdk(join(where, "sync", source, "null:", "--name", "c"));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static String[] join(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
