package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs of two connectors that are no connection yet, or another one. */
class DryRunTest {

  @TempDir Path folder;

  @Test
  void leave_nothing_behind_where_nothing_was() throws Exception {
    Recording.write(folder);
    CommandRun run = dry();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 read", "Nothing was kept: this was a dry run.");
    assertThat(CommandRun.left(folder)).containsExactly(Recording.NAME);
    CommandRun limited = dry("--streams", "users", "--limit", "1", "--json");
    assertThat(limited.exit()).as(limited.out()).isZero();
    assertThat(limited.json().path("read").asInt()).isEqualTo(1);
    assertThat(dry("--streams", "user").err()).contains("Did you mean 'users'?");
    assertThat(CommandRun.left(folder)).containsExactly(Recording.NAME);
  }

  @Test
  void leave_a_database_with_others_as_it_was() throws Exception {
    Recording.write(folder);
    assertThat(cdk("connection", "create", "other", Recording.SOURCE, "null:").exit()).isZero();
    String before = cdk("connection", "list", "--json").out();

    assertThat(dry().exit()).isZero();
    assertThat(cdk("connection", "list", "--json").out()).isEqualTo(before);
    assertThat(cdk("jobs", "list").out()).isEqualTo("Nothing was done yet.\n");
  }

  @Test
  void try_another_configuration_from_where_the_connection_is_and_leave_it_its_own()
      throws Exception {
    Files.writeString(folder.resolve("1.json"), "{\"token\": \"first\"}");
    Files.writeString(folder.resolve("2.json"), "{\"token\": \"second\"}");
    String read = "grep -q second $3 || exit 3; grep -q '\"id\":5' $7 && record 6; state 6";
    String source = Recording.script(folder, "record 5; state 5");
    String[] sync = {"sync", source, "null:", "--name", "c", "--source-config", "1.json"};
    assertThat(cdk(sync).exit()).isZero();
    Recording.script(folder, read);
    String shown = cdk("connection", "show", "c", "--json").out();
    String state = cdk("state", "export", "c").out();

    sync[6] = "2.json";
    CommandRun run =
        cdk(
            Stream.concat(Stream.of(sync), Stream.of("--dry-run", "--json"))
                .toArray(String[]::new));
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.json().path("read").asInt()).isEqualTo(1);
    assertThat(cdk("connection", "show", "c", "--json").out()).isEqualTo(shown);
    assertThat(cdk("state", "export", "c").out()).isEqualTo(state);
  }

  @Test
  void say_when_the_source_has_changed_its_configuration_for_nobody() throws Exception {
    String rotated =
        "echo '{\"type\":\"CONTROL\",\"control\":{\"type\":\"CONNECTOR_CONFIG\",\"emitted_at\":1,"
            + "\"connectorConfig\":{\"config\":{\"token\":\"next\"}}}}'; record 1; state 1";
    CommandRun run =
        cdk("sync", Recording.script(folder, rotated), "null:", "--name", "c", "--dry-run");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("The source has changed its configuration, and a dry run does");
  }

  private CommandRun dry(String... flags) {
    Stream<String> words =
        Stream.of("sync", Recording.SOURCE, "jsonl:out", "--name", "c", "--dry-run");
    return cdk(Stream.concat(words, Stream.of(flags)).toArray(String[]::new));
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
