package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How streams are moved, and what is told of flags that do not count for them. */
class WaysTest {

  /** Users have a cursor of their source, events one that is free, pages none. */
  private static final String SOURCE =
      """
      schema='"json_schema":{"type":"object","properties":{"id":{},"at":{},"note":{}}}'
      both='"supported_sync_modes":["full_refresh","incremental"]'
      case $1 in
        spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"}}}' ;;
        discover) echo '{"type":"CATALOG","catalog":{"streams":[{"name":"users",'$both',\
      "source_defined_cursor":true,"default_cursor_field":["at"],'$schema'},{"name":"events",'$both',\
      "default_cursor_field":["id"],'$schema'},{"name":"pages","supported_sync_modes":["full_refresh"],\
      '$schema'}]}}' ;;
        read) for stream in users events pages; do grep -q '"'$stream'"' $5 &&
          echo '{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1,"stream_status":\
      {"stream_descriptor":{"name":"'$stream'"},"status":"COMPLETE"}}}'; done; exit 0 ;;
      esac
      """;

  @TempDir Path folder;
  private String destination;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("s.sh"), SOURCE);
    destination = Recording.destination(folder, "overwrite", "append", "append_dedup");
  }

  @Test
  void what_is_read_incrementally_is_never_put_in_the_place_of_what_is_there() {
    CommandRun made = create("--streams", "users,events", "--read", "incremental");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out())
        .containsPattern("users +3 +incremental +at +append\n")
        .containsPattern("events +3 +incremental +id +append\n");

    assertThat(create("--streams", "events", "--read", "incremental", "--key", "id").out())
        .containsPattern("events +3 +incremental +id +append_dedup +id");
    CommandRun wrong = create("--streams", "events", "--read", "incremental", "--write=overwrite");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err())
        .isEqualTo(
            "Stream 'events' cannot be read as incremental and written as overwrite: only the rows"
                + " of the last sync would be there. Choose append or append_dedup, or read"
                + " full_refresh.\n");
  }

  @Test
  void a_stream_that_was_replaced_is_appended_to_when_it_is_to_be_read_incrementally() {
    create("--streams", "events,pages");

    assertThat(cdk("catalog", "select", "c", "events", "--read", "incremental").out())
        .containsPattern("events +3 +incremental +id +append\n")
        .containsPattern("pages +3 +full_refresh +overwrite\n");
    assertThat(cdk("catalog", "select", "c", "events", "--write", "overwrite").err())
        .contains("cannot be read as incremental and written as overwrite");
  }

  @Test
  void a_cursor_that_does_not_count_is_told_with_the_one_that_does() {
    CommandRun made = create("--read", "incremental", "--streams", "users,events", "--cursor=note");

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.err())
        .isEqualTo(
            "The source itself says what is new of stream users, by 'at': --cursor does not count"
                + " for it.\n");
    assertThat(made.out()).containsPattern("events +3 +incremental +note ");
    assertThat(cdk("catalog", "select", "c", "users", "--cursor", "id").err())
        .isEqualTo(made.err());
    assertThat(cdk("catalog", "select", "c", "users", "--cursor", "at").err()).isEmpty();
  }

  @Test
  void a_cursor_of_a_stream_that_is_read_as_a_whole_is_told_not_to_count() {
    CommandRun made = create("--streams", "events,pages", "--cursor", "at");

    assertThat(made.err())
        .isEqualTo(
            """
            Stream events is read as a whole: --cursor counts with --read incremental only.
            Stream pages is read as a whole: --cursor counts with --read incremental only.
            """);
  }

  @Test
  void a_cursor_that_is_missing_is_asked_for_by_its_flag() throws Exception {
    Files.writeString(
        folder.resolve("s.sh"), SOURCE.replace("\"default_cursor_field\":[\"id\"],", ""));

    assertThat(create("--streams", "events", "--read", "incremental").err())
        .isEqualTo(
            "Stream 'events' has no cursor of its own: choose the field that grows with every"
                + " change (--cursor).\n");
  }

  @Test
  void a_catalog_in_a_file_says_all_about_streams() {
    CommandRun made = create("--catalog", "all.json", "--read", "incremental");
    assertThat(made.exit()).isEqualTo(2);
    assertThat(made.err())
        .startsWith("--catalog says all about the streams: leave other flags of streams out.");
    create();
    assertThat(cdk("catalog", "select", "c", "--catalog", "all.json", "--key", "id").exit())
        .isEqualTo(2);
    assertThat(cdk("catalog", "select", "c", "users", "--catalog", "all.json").exit()).isEqualTo(2);
  }

  @Test
  void the_first_sync_says_how_each_stream_is_moved_and_how_to_move_less() {
    CommandRun first = sync();

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err())
        .startsWith(
            """
            New connection 'c':
            users, events, pages: all rows each time, in the place of those that are there (full_refresh, overwrite)
            Only what is new each time: ./cdk catalog select c users,events --read incremental
            """);
    assertThat(sync().err()).doesNotContain("all rows", "Only what is new");
  }

  @Test
  void what_is_new_is_told_to_be_enough_where_it_is_chosen() throws Exception {
    Files.writeString(
        folder.resolve("s.sh"), SOURCE.replace("\"default_cursor_field\":[\"id\"],", ""));
    destination = Recording.destination(folder, "append", "append_dedup");

    assertThat(sync().err())
        .startsWith(
            """
            New connection 'c':
            users: what is new, beside the rows that are there (incremental, append)
            events, pages: all rows each time, beside those that are there (full_refresh, append)
            Only what is new each time: ./cdk catalog select c events --read incremental --cursor FIELD
            """);
  }

  @Test
  void flags_that_are_other_than_the_connection_is_are_not_left_unsaid() {
    String[] first = {"--streams", "events", "--read", "incremental", "--prefix", "x_"};
    assertThat(sync(first).exit()).isZero();

    assertThat(sync(first).err()).doesNotContain("is there already");
    String told =
        "The connection 'c' is there already, and goes on as it was made: %s does not change it."
            + " Its streams: ./cdk catalog select c\n";
    assertThat(sync("--read", "full_refresh").err()).startsWith(told.formatted("--read"));
    assertThat(sync("--cursor", "note").err()).startsWith(told.formatted("--cursor"));
    assertThat(sync("--prefix", "y_").err()).startsWith(told.formatted("--prefix"));
    for (String flag : new String[] {"--prefix=z", "--namespace=z", "--catalog=z", "--key=id"}) {
      CommandRun saved = cdk("sync", "c", flag);
      assertThat(saved.exit()).isEqualTo(2);
      assertThat(saved.err()).startsWith("A saved connection is taken as it is.");
    }
  }

  private CommandRun create(String... flags) {
    String[] words = {"connection", "create", "c", source(), destination};
    cdk("connection", "delete", "c", "--yes");
    return cdk(join(words, flags));
  }

  private CommandRun sync(String... flags) {
    return cdk(join(new String[] {"sync", source(), destination, "--name=c"}, flags));
  }

  private String source() {
    return "exec:sh " + folder.resolve("s.sh");
  }

  private static String[] join(String[] first, String... last) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
