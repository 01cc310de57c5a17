package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

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
    assertThat(first).endsWith("/1/0.log");
    assertThat(second).isEqualTo(first.replaceFirst("/1/0.log$", "/2/0.log"));
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

  @Test
  void what_may_be_run_next_can_be_pasted() throws Exception {
    String[] words = {"--db", "its own.db", "--home", "a home"};
    String flags = " --home 'a home' --db 'its own.db'\n";
    Recording.write(folder);
    CommandRun made =
        cdk(join(words, "connection", "create", "it's mine", Recording.SOURCE, "null:"));
    assertThat(made.out()).endsWith("Next: ./cdk sync 'it'\\''s mine'" + flags);

    CommandRun synced = cdk(join(words, "sync", "it's mine"));
    assertThat(synced.out()).endsWith("State: ./cdk state show 'it'\\''s mine'" + flags);
    assertThat(cdk(join(words, "state", "show", "it's mine")).out())
        .endsWith("Earlier ones: ./cdk state show 'it'\\''s mine' --history" + flags);
    assertThat(cdk("connection", "list", "--db", "empty.db").err())
        .endsWith("./cdk connection create NAME SOURCE DESTINATION --db empty.db\n");
  }

  @Test
  void a_failed_sync_says_where_its_words_are_kept() throws Exception {
    String source = Recording.script(folder, "exit 1");

    assertThat(cdk("sync", source, "null:", "--name", "c", "--db", "d.db").err())
        .contains("What they said: ./cdk jobs logs 1 --db d.db\n")
        .endsWith("To go on after the last checkpoint: ./cdk sync c --db d.db\n");
  }

  @Test
  void the_script_is_named_as_it_is_called_from_here() {
    assertThat(next(Map.of("CDK_ROOT", folder.toString()))).startsWith("./cdk connection create");
    assertThat(next(Map.of("CDK_ROOT", "/opt/tern"))).startsWith("/opt/tern/cdk connection create");
  }

  private String next(Map<String, String> environment) {
    return CommandRun.in(folder, environment, "connection", "list")
        .err()
        .split("connection: ", 2)[1];
  }

  @Test
  void a_password_is_not_pasted() {
    assertThat(hint("jdbc:postgresql://h/d?user=u&password=hidden&x=1"))
        .isEqualTo("./cdk sync c --db 'jdbc:postgresql://h/d?user=u&password=${env:PASSWORD}&x=1'");
    assertThat(hint("jdbc:postgresql://u:hidden@h/d"))
        .isEqualTo("./cdk sync c --db 'jdbc:postgresql://u:${env:PASSWORD}@h/d'");
    assertThat(hint("jdbc:postgresql://h:5432/d?user=u@x"))
        .isEqualTo("./cdk sync c --db 'jdbc:postgresql://h:5432/d?user=u@x'");
    assertThat(hint("${env:WORKER_DB}")).isEqualTo("./cdk sync c --db '${env:WORKER_DB}'");
    assertThat(hint("jdbc:postgresql://h/d?user=u&password=${env:P}"))
        .isEqualTo("./cdk sync c --db 'jdbc:postgresql://h/d?user=u&password=${env:P}'");
  }

  private String hint(String database) {
    CommonOptions common = new CommonOptions();
    new CommandLine(CommandSpec.create().addMixin("common", CommandSpec.forAnnotatedObject(common)))
        .parseArgs("--db", database);
    return new Hint(CommandRun.around(folder, Map.of(), CommandRun.Pipes.closed()), common)
        .of("sync", "c");
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
