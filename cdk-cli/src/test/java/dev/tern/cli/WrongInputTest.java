package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type wrong, and are told. */
class WrongInputTest {

  @TempDir Path folder;

  @Test
  void a_word_too_many_is_named() {
    CommandRun run = cdk("sync", "null:", "null:", "once more");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("Unknown argument 'once more'.\nTry: cdk sync --help\n");
  }

  @Test
  void a_flag_that_is_not_known_is_told_with_the_one_that_is_near() {
    assertThat(cdk("sync", "c", "--souce-config", "x").err())
        .startsWith("Unknown flag '--souce-config'. Did you mean '--source-config'?\n");
    assertThat(cdk("sync", "c", "--limt=3").err()).contains("Did you mean '--limit'?\n");
    assertThat(cdk("sync", "c", "--out", "json").err()).contains("Did you mean '--output'?\n");
    assertThat(cdk("sync", "c", "--bad-thing").err())
        .isEqualTo("Unknown flag '--bad-thing'.\nTry: cdk sync --help\n");
  }

  @Test
  void a_connection_has_a_name_that_can_be_seen() throws Exception {
    Recording.write(folder);
    CommandRun run = cdk("connection", "create", " ", Recording.SOURCE, "null:");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("A connection needs a name: give one that is not empty.\n");
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--name", "").err()).isEqualTo(run.err());
    assertThat(cdk("connection", "list").out()).startsWith("There is no connection yet.");
  }

  @Test
  void what_is_no_number_is_not_called_by_a_word_of_java() {
    assertThat(cdk("jobs", "show", "x").err())
        .startsWith("Invalid value for positional parameter at index 0 (JOB): 'x' is no number.\n");
    assertThat(cdk("jobs", "logs", "1", "--attempt", "x").err())
        .startsWith("Invalid value for option '--attempt': 'x' is no number.\n");
  }

  @Test
  void words_are_written_the_same_in_help_and_failures() {
    assertThat(cdk("sync", "c", "--output", "fancy").err())
        .startsWith("Invalid value for option '--output': 'fancy' is none of auto, live, plain,");
    assertThat(cdk("sync", "c", "--read", "incremantal").err())
        .startsWith(
            "Invalid value for option '--read': 'incremantal' is not known. Did you mean"
                + " 'incremental'?\n");
    assertThat(cdk("lint", "--command", "reed", "x").err()).contains("Did you mean 'read'?\n");
    assertThat(cdk("lint", "--profile", "x", "x").err()).contains("none of protocol, platform.\n");
    assertThat(cdk("completion", "fish").err()).contains("'fish' is none of bash, zsh.\n");
    assertThat(cdk("completion", "ZSH").exit()).isZero();
    assertThat(cdk("completion", "bash").out())
        .contains("(\"auto\" \"live\" \"plain\" \"json\" \"none\")", "(\"bash\" \"zsh\")")
        .contains("(\"protocol\" \"platform\")")
        .doesNotContain("\"AUTO\"", "\"BASH\"", "\"READ\"", "\"PLATFORM\"");
  }

  @Test
  void a_command_of_a_connector_is_told_to_go_behind_two_dashes() {
    assertThat(cdk("test", "java", "-jar", "x.jar").err())
        .isEqualTo(
            "Unknown flag '-jar'. What starts the connector goes behind --, for example: cdk test"
                + " -- java -jar source.jar\nTry: cdk test --help\n");
    assertThat(cdk("lint", "-jar").err()).doesNotContain("behind");
  }

  @Test
  void a_connector_in_the_place_of_a_connection_is_told_to_be_one() throws Exception {
    Recording.write(folder);
    String told = "'null:' is a connector, and here a saved connection is wanted. 'sync' takes a";

    assertThat(cdk("sync", "null:").err()).startsWith(told);
    assertThat(cdk("connection", "create", "c", Recording.SOURCE, "null:").exit()).isZero();
    assertThat(cdk("sync", "null:").err()).startsWith(told);
    assertThat(cdk("state", "show", "null:").err()).startsWith(told);
    assertThat(cdk("discover", "null:").err())
        .isEqualTo(
            "The connector 'null:' is a destination: only a source has streams. Name one.\n");
  }

  @Test
  void a_destination_in_the_place_of_a_source_is_told_to_be_one() throws Exception {
    Recording.write(folder);

    assertThat(cdk("sync", "jsonl:out", Recording.SOURCE).err())
        .isEqualTo(
            "The connector 'jsonl:out' is a destination: write the source first, then the"
                + " destination.\n");
  }

  @Test
  void a_connection_whose_streams_are_misspelled_is_not_made() throws Exception {
    Recording.write(folder);
    CommandRun run =
        cdk("connection", "create", "c", Recording.SOURCE, "null:", "--streams", "user");

    assertThat(run.err()).isEqualTo("There is no stream 'user'. Did you mean 'users'?\n");
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--name", "c", "--streams", " , ").err())
        .isEqualTo(
            "No stream is named. Write names with commas between them; * stands for any"
                + " letters.\n");
    assertThat(cdk("connection", "list").out()).startsWith("There is no connection yet.");
  }

  @Test
  void what_is_missing_is_told_by_what_it_is() {
    assertThat(cdk("sync").err())
        .startsWith("Missing: NAME (a saved connection, or a source and a destination).\n");
    assertThat(cdk("oauth", "set", "null:").err()).startsWith("Missing: --config FILE.\n");
  }

  @Test
  void a_name_that_stands_alone_is_told_to() {
    assertThat(cdk("jobs", "list", "--name", "c").err())
        .startsWith("Unknown flag '--name'. The name stands alone: cdk jobs list CONNECTION\n");
  }

  @Test
  void a_job_that_is_not_there_is_told_with_where_they_are() throws Exception {
    Recording.write(folder);
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--name", "c", "--db", "d").exit()).isZero();
    String told = "There is no job 99. Those there are: ./cdk jobs list --db d\n";

    assertThat(cdk("jobs", "show", "99", "--db", "d").err()).isEqualTo(told);
    assertThat(cdk("jobs", "logs", "99", "--db", "d").err()).isEqualTo(told);
  }

  @Test
  void a_discovered_catalog_in_the_place_of_a_configured_one_is_told_to_be_one() throws Exception {
    Recording.write(folder);
    Files.writeString(
        folder.resolve("found.json"), "{\"streams\": [{\"name\": \"a\", \"json_schema\": {}}]}");
    String told = "found.json is what discover prints. Wrap each stream as";

    assertThat(
            cdk("connection", "create", "c", Recording.SOURCE, "null:", "--catalog", "found.json")
                .err())
        .startsWith(told);
    assertThat(cdk("connection", "create", "c", Recording.SOURCE, "null:").exit()).isZero();
    assertThat(cdk("catalog", "select", "c", "--catalog", "found.json").err()).startsWith(told);
  }

  @Test
  void streams_are_named_by_either_flag_everywhere() throws Exception {
    Recording.write(folder);
    CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--dry-run", "--json", "--stream", "*");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("streams")).hasSize(2);
    assertThat(run.json().path("dry_run").asBoolean()).isTrue();
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
