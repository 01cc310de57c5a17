package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlDestinationTest {

  private static final String APPEND = InProcess.stream("users", "append");
  private static final String OVERWRITE = InProcess.stream("users", "overwrite");

  @TempDir Path folder;
  private Path store = Path.of("");
  private InProcess destination = new InProcess(store, store);

  @BeforeEach
  void open() {
    store = folder.resolve("deep/store");
    destination = new InProcess(folder, store);
  }

  private List<String> data(String file) throws IOException {
    return Files.readAllLines(store.resolve(file)).stream()
        .map(line -> line.substring(line.indexOf("_airbyte_data\":") + 15, line.length() - 1))
        .toList();
  }

  @Test
  void a_line_is_metadata_and_the_data_as_it_came() throws IOException {
    String data = "{ \"z\":1.10, \"a\":[1e3, \"\\u00e9\"],\"\":{}}";

    assertThat(destination.write(APPEND, InProcess.record("users", data)).code()).isZero();

    assertThat(Files.readString(store.resolve("users.jsonl")))
        .matches(
            "\\{\"_airbyte_raw_id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\","
                + "\"_airbyte_extracted_at\":1700000000000,"
                + "\"_airbyte_meta\":\\{\"sync_id\":9,\"changes\":\\[]},"
                + "\"_airbyte_generation_id\":4,"
                + java.util.regex.Pattern.quote("\"_airbyte_data\":" + data + "}\n"));
  }

  @Test
  void what_the_source_changed_is_kept() throws IOException {
    String changes =
        "[{\"field\":\"a\",\"change\":\"NULLED\",\"reason\":\"SOURCE_FIELD_SIZE_LIMITATION\"}]";
    String record =
        InProcess.record("users", "{}")
            .replace("\"data\":", "\"meta\":{\"changes\":" + changes + "},\"data\":");

    destination.write(APPEND, record);

    assertThat(Files.readString(store.resolve("users.jsonl"))).contains("\"changes\":" + changes);
  }

  @Test
  void identifiers_are_never_the_same() throws IOException {
    String[] lines =
        java.util.Collections.nCopies(500, InProcess.record("users", "{}")).toArray(new String[0]);
    destination.write(APPEND, lines);
    destination.write(APPEND, lines);

    assertThat(
            Files.readAllLines(store.resolve("users.jsonl")).stream()
                .map(line -> line.substring(0, 60))
                .distinct())
        .hasSize(1000);
  }

  @Test
  void a_stream_that_is_named_like_what_another_stages_stays() throws IOException {
    String name = "users.jsonl.staging";
    destination.write(InProcess.stream(name, "append"), InProcess.record(name, "{\"id\":1}"));

    destination.write(OVERWRITE, InProcess.record("users", "{\"id\":2}"));

    assertThat(data(name + ".jsonl")).containsExactly("{\"id\":1}");
  }

  @Test
  void records_are_added_in_every_sync() throws IOException {
    destination.write(APPEND, InProcess.record("users", "{\"id\":1}"));
    InProcess.Result second =
        destination.write(
            APPEND, InProcess.record("users", "{\"id\":2}"), InProcess.state("users", 3));

    assertThat(data("users.jsonl")).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(second.states()).singleElement().asString().contains("\"recordCount\":1.0");
  }

  @Test
  void a_complete_overwrite_takes_the_place_of_what_was_there() throws IOException {
    destination.write(APPEND, InProcess.record("users", "{\"id\":1}"));

    destination.write(
        OVERWRITE, InProcess.record("users", "{\"id\":2}"), InProcess.complete("users"));

    assertThat(destination.files()).containsOnlyKeys("users.jsonl");
    assertThat(data("users.jsonl")).containsExactly("{\"id\":2}");
  }

  @Test
  void an_overwrite_that_was_cut_off_leaves_what_was_there() throws IOException {
    destination.write(APPEND, InProcess.record("users", "{\"id\":1}"));

    InProcess.Result result =
        destination.write(
            OVERWRITE, InProcess.record("users", "{\"id\":2}"), InProcess.state("users", 1));

    assertThat(result.code()).isZero();
    assertThat(result.states()).isEmpty();
    assertThat(destination.files()).containsOnlyKeys("users.jsonl");
    assertThat(data("users.jsonl")).containsExactly("{\"id\":1}");
  }

  @Test
  void what_a_crash_left_in_staging_is_dropped_by_either_mode() throws IOException {
    Files.createDirectories(store);
    for (String mode : List.of(OVERWRITE, APPEND)) {
      Files.writeString(store.resolve("users.jsonl.staging"), "{\"old\":1}\n{\"torn");

      destination.write(mode, InProcess.record("users", "{\"id\":2}"), InProcess.complete("users"));

      assertThat(destination.files()).containsOnlyKeys("users.jsonl");
      assertThat(data("users.jsonl")).last().isEqualTo("{\"id\":2}");
    }
  }

  @Test
  void half_a_line_of_an_earlier_crash_is_cut_off() throws IOException {
    for (int size : new int[] {1, 60_000, 65_535, 65_536, 65_537, 200_000}) {
      Files.createDirectories(store);
      Files.writeString(store.resolve("users.jsonl"), "first\nsecond\n" + "x".repeat(size));

      destination.write(APPEND);

      assertThat(destination.files()).containsEntry("users.jsonl", "first\nsecond\n");
    }
    Files.writeString(store.resolve("users.jsonl"), "x".repeat(70_000));
    destination.write(APPEND);
    assertThat(destination.files()).containsEntry("users.jsonl", "");
  }

  @Test
  void a_file_in_place_of_the_folder_is_the_users_to_change() throws IOException {
    Files.createDirectories(folder.resolve("deep"));
    Files.writeString(store, "I am a file");

    assertThat(destination.check().text()).contains("FAILED", "is a file", "'path'");
    InProcess.Result result = destination.write(APPEND);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.text()).contains("config_error", "is a file");
  }

  @Test
  void a_path_no_system_can_have_is_the_users_to_change() throws IOException {
    destination = new InProcess(folder, folder);
    Path config = folder.resolve("config.json");
    Files.writeString(config, "{\"path\":\"a\\u0000b\"}");
    var out = new java.io.ByteArrayOutputStream();
    dev.tern.cdk.destination.DestinationRunner.run(
        new JsonlDestination(),
        new String[] {"check", "--config", config.toString()},
        new dev.tern.cdk.cli.StandardStreams(
            java.io.InputStream.nullInputStream(), out, System.err));

    assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("FAILED", "'path'");
  }

  @Test
  void a_check_leaves_nothing_behind() throws IOException {
    assertThat(destination.check().text()).contains("SUCCEEDED");
    assertThat(store).doesNotExist();
    assertThat(folder.resolve("deep")).doesNotExist();

    Files.createDirectories(store);
    assertThat(destination.check().text()).contains("SUCCEEDED");
    assertThat(store).isEmptyDirectory();
  }

  @Test
  void a_folder_that_may_not_be_written_is_the_users_to_change() throws IOException {
    // a place where not even root can make files
    destination = new InProcess(folder, Path.of("/proc/tern"));

    InProcess.Result check = destination.check();

    assertThat(check.code()).isLessThanOrEqualTo(1);
    assertThat(check.text()).contains("/proc").doesNotContain("SUCCEEDED");
  }

  @Test
  void a_full_disk_says_what_to_do_and_acknowledges_nothing() throws IOException {
    Files.createDirectories(store);
    Files.createSymbolicLink(store.resolve("users.jsonl"), Path.of("/dev/full"));

    InProcess.Result result =
        destination.write(
            APPEND, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.states()).isEmpty();
    assertThat(result.text()).contains("transient_error", "The disk is full", "Free some space");
  }

  @Test
  void a_folder_that_takes_no_files_is_named_and_not_what_was_tried_in_it() throws IOException {
    destination = new InProcess(folder, Path.of("/sys")); // not even root can make files there

    assertThat(destination.check().text())
        .contains("FAILED", "'/sys' may not be written")
        .doesNotContain(".check");
    assertThat(destination.write(APPEND).text())
        .contains("config_error", "'/sys' may not be written");
  }

  @Test
  void a_folder_somebody_holds_is_left_as_it_is_until_it_is_free() throws IOException {
    destination.write(APPEND, InProcess.record("users", "{\"id\":1}"));
    Files.writeString(store.resolve("users.jsonl.staging"), "of the other");
    Map<String, String> before = destination.files();
    try (FolderLocks other = new FolderLocks()) {
      other.hold(store);

      for (String mode : List.of(APPEND, OVERWRITE)) {
        InProcess.Result refused =
            destination.write(mode, InProcess.record("users", "{}"), InProcess.state("users", 1));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.states()).isEmpty();
        assertThat(refused.text())
            .contains("transient_error", "Another process", "'" + store + "'", "'path'");
      }
      assertThat(destination.check().text()).contains("FAILED", "Another process");
      assertThat(destination.files()).isEqualTo(before);
    }

    assertThat(destination.check().text()).contains("SUCCEEDED");
    assertThat(destination.write(APPEND).code()).isZero();
  }

  @Test
  void a_folder_inside_one_that_is_written_to_is_held_too() throws IOException {
    String inner = APPEND.replace("\"name\":", "\"namespace\":\"inner\",\"name\":");
    try (FolderLocks other = new FolderLocks()) {
      other.hold(Files.createDirectories(store.resolve("inner")));

      assertThat(destination.write(inner).text())
          .contains("transient_error", "'" + store.resolve("inner") + "'");
    }
  }

  @Test
  void a_folder_is_the_same_by_any_of_its_names() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectories(store));
    try (FolderLocks other = new FolderLocks()) {
      other.hold(link);

      assertThat(destination.write(APPEND).text()).contains("transient_error");
    }
  }

  @Test
  void streams_of_one_sync_share_the_folder() throws IOException {
    String streams = APPEND + "," + InProcess.stream("orders", "append");

    assertThat(destination.write(streams).code()).isZero();

    assertThat(destination.files()).containsOnlyKeys("orders.jsonl", "users.jsonl");
  }
}
