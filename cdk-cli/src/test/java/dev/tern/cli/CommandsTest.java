package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a recorded source and a folder of JSON lines. */
class CommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void record() throws Exception {
    Recording.write(folder);
  }

  @Test
  void two_connectors_are_a_connection_from_the_first_sync_on() throws Exception {
    CommandRun first = cdk("sync", Recording.SOURCE, "jsonl:out", "--name", "copy");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("4 read · 4 sent · 4 committed")
        .endsWith("State: ./cdk state show copy\n");
    assertThat(rows("users")).hasSize(2);

    assertThat(cdk("sync", "copy").exit()).isZero();
    assertThat(cdk("sync", Recording.SOURCE, "jsonl:out", "--name", "copy").exit()).isZero();
    assertThat(cdk("jobs", "list").lines()).hasSize(4);
    assertThat(cdk("connection", "list").lines()).hasSize(2);
  }

  @Test
  void a_connection_has_a_name_of_its_own_without_one() {
    cdk("sync", Recording.SOURCE, "null:");

    assertThat(cdk("connection", "list").out()).contains("replay-recorded-jsonl-to-null ");
  }

  @Test
  void a_name_that_is_taken_by_other_connectors_is_refused() {
    cdk("sync", Recording.SOURCE, "null:", "--name", "copy");
    CommandRun other = cdk("sync", Recording.SOURCE, "jsonl:out", "--name", "copy");

    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err())
        .isEqualTo(
            "The connection 'copy' is one of 'null:', not of 'jsonl:out'. Choose another name with"
                + " --name.\n");
  }

  @Test
  void only_some_streams_go_along_when_they_are_named() {
    String[] words = {"connection", "create", "c", Recording.SOURCE, "null:", "--streams", "us*"};

    assertThat(cdk(words).out()).contains("users").doesNotContain("orders");
  }

  @Test
  void a_stream_that_is_misspelled_is_recognised() {
    cdk("sync", Recording.SOURCE, "null:", "--name", "c");
    CommandRun run = cdk("sync", "c", "--streams", "user");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("There is no stream 'user'. Did you mean 'users'?\n");
  }

  @Test
  void streams_are_chosen_anew() {
    create();

    CommandRun changed =
        cdk("catalog", "select", "c", "users", "--read", "full_refresh", "--fields", "id");
    CommandRun less = cdk("catalog", "select", "c", "orders", "--leave-out");

    assertThat(changed.exit()).as(changed.err()).isZero();
    assertThat(changed.out()).containsPattern("users +1  full_refresh");
    assertThat(less.lines()).hasSize(2);
    assertThat(cdk("catalog", "select", "c", "orders").lines()).hasSize(3);
  }

  @Test
  void what_a_source_has_changed_is_told() throws Exception {
    create();
    assertThat(cdk("catalog", "diff", "c").out()).isEqualTo("Nothing has changed.\n");

    Files.writeString(
        folder.resolve(Recording.NAME),
        "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":1,\"age\":7},"
            + "\"emitted_at\":1}}\n");
    CommandRun diff = cdk("catalog", "diff", "c");

    assertThat(diff.out())
        .contains("got field 'age'", "lost field 'name'", "is gone", "./cdk catalog select c");
    assertThat(cdk("catalog", "diff", "c", "--json").json().path("changes")).hasSize(3);
  }

  @Test
  void a_state_goes_out_and_comes_back_the_same() throws Exception {
    synced();
    String exported = cdk("state", "export", "c").out();
    Files.writeString(folder.resolve("state.json"), exported);

    assertThat(cdk("state", "reset", "c", "--yes").exit()).isZero();
    assertThat(cdk("state", "show", "c").out()).contains("reads from the beginning");
    assertThat(cdk("state", "import", "c", "state.json").out()).isEqualTo("Imported 2 states.\n");
    assertThat(cdk("state", "export", "c").out()).isEqualTo(exported);
  }

  @Test
  void a_state_goes_back_to_a_checkpoint() {
    synced();
    JsonNode checkpoints = cdk("state", "show", "c", "--json").json().path("checkpoints");
    JsonNode oldest = checkpoints.get(checkpoints.size() - 1);
    CommandRun back = cdk("state", "rollback", "c", "--to", oldest.path("id").asText(), "--yes");

    assertThat(back.exit()).as(back.err()).isZero();
    // states that are acknowledged together are one checkpoint, and then fewer rows come again
    assertThat(back.out())
        .matches("Back to checkpoint \\d+ of 'c': about [0-3] rows will come again\\.\n");
    assertThat(cdk("state", "export", "c", "--json").json().toString())
        .contains(oldest.path("state").toString());
  }

  @Test
  void what_takes_away_is_not_done_without_consent() {
    synced();
    for (List<String> words :
        List.of(
            List.of("state", "reset", "c"),
            List.of("clear", "c"),
            List.of("refresh", "c"),
            List.of("connection", "delete", "c"))) {
      CommandRun run = cdk(words.toArray(String[]::new));

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).endsWith("Nothing was done. Add --yes to do it.\n");
    }
    assertThat(cdk("state", "show", "c").out()).contains("users");
    assertThat(cdk("jobs", "list").lines()).hasSize(2);
  }

  @Test
  void a_refresh_reads_again() {
    synced();
    CommandRun refreshed = cdk("refresh", "c", "--streams", "users", "--keep", "--yes");

    assertThat(refreshed.exit()).as(refreshed.err()).isZero();
    assertThat(cdk("jobs", "list").out()).contains("refresh  succeeded");
  }

  @Test
  void a_clear_forgets_the_state() {
    synced();
    CommandRun cleared = cdk("clear", "c", "--yes");

    assertThat(cleared.exit()).as(cleared.err()).isZero();
    assertThat(cdk("jobs", "list").out()).contains("clear  succeeded");
    assertThat(cdk("state", "export", "c").out()).doesNotContain("\"id\" : 2");
  }

  @Test
  void a_connection_that_is_deleted_is_gone() {
    synced();

    assertThat(cdk("connection", "delete", "c", "--yes").exit()).isZero();
    assertThat(cdk("connection", "list").out()).startsWith("There is no connection yet.");
    assertThat(cdk("jobs", "list").out()).contains("(deleted)");
  }

  @Test
  void a_failed_sync_says_who_and_what_to_do() throws Exception {
    String failure =
        """
        record 1; state 1; echo '{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1,"error":\
        {"message":"The token has expired. Make a new one.","failure_type":"config_error"}}}' \
        | tr -d '\\\n'; echo; exit 1""";
    String source = Recording.script(folder, failure);
    CommandRun run = cdk("sync", source, "jsonl:out", "--name", "c");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("failed after a part").hasLineCount(1);
    assertThat(run.err())
        .contains(
            "source failed (config_error): The token has expired. Make a new one.",
            "What they said: ./cdk jobs logs 1\n",
            "It fails again until that is mended. Then: ./cdk sync c\n",
            "Another configuration: ./cdk sync 'exec:sh ",
            " jsonl:out --name c --source-config FILE --destination-config FILE\n")
        .doesNotContain("To go on");
    assertThat(cdk("jobs", "show", "1").out()).contains("The token has expired");
    assertThat(cdk("jobs", "logs", "1").exit()).isZero();
    assertThat(cdk("state", "export", "c", "--json").json().at("/0/stream/stream_state/id").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_dry_run_keeps_nothing() {
    create();
    CommandRun run = cdk("sync", "c", "--dry-run");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 read").contains("this was a dry run");
    assertThat(cdk("jobs", "list").out()).isEqualTo("Nothing was done yet.\n");
    assertThat(cdk("state", "export", "c", "--json").json()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_dry_run_ends_early_when_every_stream_has_sent_enough() throws Exception {
    String endless = "n=0; while :; do n=$((n+1)); record $n; state $n; done";
    cdk("connection", "create", "c", Recording.script(folder, endless), "null:");
    CommandRun run = cdk("sync", "c", "--dry-run", "--limit", "10", "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("verdict").asText()).isEqualTo("succeeded");
    assertThat(run.json().path("read").asInt()).isEqualTo(10);
    assertThat(run.json().path("failures")).isEmpty();
  }

  @Test
  void a_limited_dry_run_counts_no_more_than_the_limit_of_a_fast_source() {
    create();
    CommandRun run = cdk("sync", "c", "--dry-run", "--limit", "1", "--strict", "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("verdict").asText()).isEqualTo("succeeded");
    assertThat(run.json().path("read").asInt()).isEqualTo(2);
    assertThat(run.json().path("warnings")).isEmpty();
  }

  @Test
  void records_beyond_the_limit_are_not_missed_in_the_count_of_the_source() throws Exception {
    String counted =
        "(record 1; record 2; state 2 | sed 's/}}}$/},\"sourceStats\":{\"recordCount\":2}}}/')";
    cdk("connection", "create", "c", Recording.script(folder, counted), "null:");
    CommandRun run = cdk("sync", "c", "--dry-run", "--limit", "1", "--strict", "--json");

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.json().path("read").asInt()).isEqualTo(1);
    assertThat(run.json().path("warnings")).isEmpty();
  }

  @Test
  void a_sync_is_not_limited_as_a_part_would_be_taken_for_the_whole() {
    CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--limit", "10");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("--limit goes with --dry-run:").contains("--max-duration");
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--attempts", "0").err())
        .contains("'0' is no number from 1 on");
  }

  @Test
  void a_configuration_that_is_not_given_again_stays() throws Exception {
    Recording.writeWithSecret(folder);
    Files.writeString(folder.resolve("s.json"), "{\"token\": \"t\", \"page\": 7}");
    String[] first = {
      "sync", Recording.SOURCE, "null:", "--name", "c", "--source-config", "s.json"
    };
    assertThat(cdk(first).exit()).isZero();

    CommandRun again = cdk("sync", Recording.SOURCE, "null:", "--name", "c");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(cdk("connection", "show", "c", "--json").json().at("/source/config/page").asInt())
        .isEqualTo(7);
  }

  @Test
  void without_commits_the_data_is_there_and_the_state_is_not() throws Exception {
    create();

    assertThat(cdk("sync", "c", "--no-commit").exit()).isZero();
    assertThat(rows("users")).hasSize(2);
    assertThat(cdk("state", "export", "c", "--json").json()).isEmpty();
  }

  @Test
  void all_messages_can_be_had_in_a_file_too() throws Exception {
    create();

    assertThat(cdk("sync", "c", "--tee", "all.jsonl").exit()).isZero();
    assertThat(Files.readString(folder.resolve("all.jsonl"))).contains("RECORD", "STATE");
  }

  @Test
  void time_that_is_up_ends_a_sync_at_a_safe_point() throws Exception {
    String endless = "n=0; while :; do n=$((n+1)); record $n; state $n; done";
    CommandRun run =
        cdk(
            "sync",
            Recording.script(folder, endless),
            "jsonl:out",
            "--name",
            "c",
            "--max-duration",
            "2s");

    assertThat(run.exit()).as(run.out()).isEqualTo(143);
    assertThat(run.out()).startsWith("stopped in").endsWith("To go on: ./cdk sync c\n");
    int kept = cdk("state", "export", "c", "--json").json().at("/0/stream/stream_state/id").asInt();
    assertThat(kept).isPositive();
    assertThat(rows("users")).hasSizeGreaterThanOrEqualTo(kept);
  }

  @Test
  void a_saved_connection_is_not_changed_in_passing() {
    create();
    CommandRun run = cdk("sync", "c", "--read", "incremental");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "./cdk catalog select c\n",
            "./cdk sync replay:recorded.jsonl jsonl:out --name c --source-config FILE");
  }

  @Test
  void a_database_elsewhere_is_used_when_it_is_named() {
    create();

    String[] words = {
      "connection", "create", "other", Recording.SOURCE, "null:", "--db", "other.db"
    };
    assertThat(cdk(words).exit()).isZero();
    assertThat(folder.resolve("other.db")).exists();
    assertThat(cdk("connection", "list", "--db", "other.db").out())
        .contains("other")
        .doesNotContain("jsonl:out");
  }

  @Test
  void what_is_no_connector_is_told_with_what_is() {
    CommandRun run = cdk("spec", "jra:x.jar");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("'jra:x.jar' is no connector", "Did you mean 'jar:PATH'?");
  }

  private void create() {
    CommandRun made = cdk("connection", "create", "c", Recording.SOURCE, "jsonl:out");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).endsWith("Next: ./cdk sync c\n");
  }

  private void synced() {
    create();
    CommandRun run = cdk("sync", "c");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }

  private List<String> rows(String stream) throws Exception {
    try (Stream<String> lines =
        Files.lines(folder.resolve("out").resolve(stream + ".jsonl"), StandardCharsets.UTF_8)) {
      return lines.toList();
    }
  }
}
