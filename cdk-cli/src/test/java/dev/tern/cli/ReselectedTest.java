package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of streams that are to go along in another way than before. */
class ReselectedTest {

  /** Sends a record and a state, unless there is a file that lets it refuse what was saved. */
  private static final String SOURCE =
      """
      of='"stream_descriptor":{"name":"events"}'
      trace() { echo '{"type":"TRACE","trace":{"emitted_at":1,'"$1"'}}'; }
      case $1 in
        spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"}}}' ;;
        discover) echo '{"type":"CATALOG","catalog":{"streams":[{"name":"events",\
      "supported_sync_modes":["full_refresh","incremental"],"default_cursor_field":["id"],\
      "json_schema":{"type":"object","properties":{"id":{},"at":{}}}}]}}' ;;
        read)
          if [ -e "${0%/*}/refuse" ]; then
            trace '"type":"ERROR","error":{'$of',"message":"No.","failure_type":"config_error"}'
            exit 1
          fi
          trace '"type":"STREAM_STATUS","stream_status":{'$of',"status":"STARTED"}'
          echo '{"type":"RECORD","record":{"stream":"events","emitted_at":1,"data":{"id":1}}}'
          echo '{"type":"STATE","state":{"type":"STREAM","stream":{'$of',"stream_state":{"id":1}}}}'
          trace '"type":"STREAM_STATUS","stream_status":{'$of',"status":"COMPLETE"}' ;;
      esac
      """;

  private static final String AGAIN =
      "The next sync reads all of stream events again, beside the rows that are there. To replace"
          + " them instead: ./cdk refresh c --streams events\n";

  @TempDir Path folder;
  private String destination;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("s.sh"), SOURCE);
    destination = Recording.destination(folder, "overwrite", "append");
  }

  @Test
  void another_cursor_than_the_saved_state_may_follow_is_told_with_what_helps() {
    sync("--read", "incremental", "--write", "append");

    assertThat(select("--cursor", "id").err()).isEmpty();
    assertThat(select("--cursor", "at").err())
        .isEqualTo(
            "Stream events followed cursor 'id' until now: where its state does, too, the source"
                + " may refuse it. To read from the beginning: ./cdk state reset c --streams"
                + " events\n");
  }

  @Test
  void another_cursor_without_a_saved_state_is_nothing_to_tell() {
    sync("--read", "incremental", "--write", "append");
    cdk("state", "reset", "c", "--yes");

    assertThat(select("--cursor", "at").err()).isEmpty();
  }

  @Test
  void rows_that_were_replaced_and_are_to_be_appended_to_come_again() {
    sync("--read", "full_refresh", "--write", "overwrite");

    assertThat(select("--read", "incremental", "--write", "append").err()).isEqualTo(AGAIN);
  }

  @Test
  void rows_that_were_appended_whole_and_are_to_be_appended_to_come_again() {
    sync("--read", "full_refresh", "--write", "append");

    assertThat(select("--read", "incremental").err()).isEqualTo(AGAIN);
  }

  @Test
  void rows_that_are_to_be_appended_whole_come_again_until_the_stream_is_read_as_before() {
    sync("--read", "incremental", "--write", "append");

    assertThat(select("--read", "full_refresh").err()).isEqualTo(AGAIN);
    assertThat(select("--fields", "id").err()).isEmpty();
    assertThat(select("--write", "overwrite").err()).isEmpty();
    assertThat(select("--write", "append").err()).isEqualTo(AGAIN);
  }

  @Test
  void a_source_that_refuses_a_stream_with_a_state_is_told_how_to_forget_it() throws Exception {
    sync("--read", "incremental", "--write", "append");
    Files.createFile(folder.resolve("refuse"));

    CommandRun refused = cdk("sync", "c");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "If the saved state is to blame, forget it: ./cdk state reset c --streams events\n");

    cdk("state", "reset", "c", "--yes");
    assertThat(cdk("sync", "c").err()).contains("It fails again").doesNotContain("state reset");
  }

  private void sync(String... flags) {
    String source = "exec:sh " + folder.resolve("s.sh");
    String[] first = {"sync", source, destination, "--name", "c"};
    CommandRun run = cdk(Stream.of(first, flags).flatMap(Stream::of).toArray(String[]::new));
    assertThat(run.exit()).as(run.err() + run.out()).isZero();
  }

  private CommandRun select(String... flags) {
    String[] first = {"catalog", "select", "c", "events"};
    CommandRun run = cdk(Stream.of(first, flags).flatMap(Stream::of).toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private CommandRun cdk(String... arguments) {
    return CommandRun.in(folder, arguments);
  }
}
