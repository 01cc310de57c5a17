package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams with a key, and refreshes. */
class KeyedStreamsTest {

  @TempDir Path folder;

  private InProcess destination() {
    return new InProcess(folder, folder.resolve("store"));
  }

  private static String keyed(String mode) {
    return InProcess.stream("users", mode)
        .replace(
            "\"generation_id\"",
            "\"primary_key\":[[\"id\"]],\"cursor_field\":[\"at\"],\"generation_id\"");
  }

  private static String refresh(String mode, int generation) {
    return keyed(mode)
        .replace(
            "\"generation_id\":4,\"minimum_generation_id\":0",
            "\"generation_id\":" + generation + ",\"minimum_generation_id\":" + generation);
  }

  private static String user(String data) {
    return InProcess.record("users", data);
  }

  private List<String> data() throws IOException {
    return Files.readAllLines(folder.resolve("store/users.jsonl")).stream()
        .map(line -> line.substring(line.indexOf("_airbyte_data\":") + 15, line.length() - 1))
        .toList();
  }

  @Test
  void the_newest_cursor_of_a_key_stays() throws IOException {
    String[] lines = {
      user("{\"id\":1,\"at\":2}"), user("{\"id\":1,\"at\":1}"), user("{\"id\":2,\"at\":null}")
    };
    destination().write(keyed("append_dedup"), lines);
    destination().write(keyed("append_dedup"), user("{\"id\":2,\"at\":0}"), lines[1]);

    assertThat(data()).containsExactly("{\"id\":1,\"at\":2}", "{\"id\":2,\"at\":0}");
    assertThat(destination().files()).containsOnlyKeys("users.jsonl");
  }

  @Test
  void a_deleted_record_takes_its_row_with_it() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":1}"));
    destination()
        .write(keyed("append_dedup"), user("{\"id\":1,\"at\":2,\"_ab_cdc_deleted_at\":\"now\"}"));

    assertThat(data()).isEmpty();
  }

  @Test
  void what_is_older_does_not_bring_a_deleted_row_back() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":1}"));
    destination()
        .write(
            keyed("append_dedup"),
            user("{\"id\":1,\"at\":3,\"name\":\"x\",\"_ab_cdc_deleted_at\":\"now\"}"),
            user("{\"id\":7,\"at\":3,\"_ab_cdc_deleted_at\":\"now\"}"));
    destination()
        .write(
            keyed("append_dedup"),
            user("{\"id\":1,\"at\":2}"),
            user("{\"id\":7,\"at\":null}"),
            user("{\"id\":8,\"at\":1}"));
    assertThat(data()).containsExactly("{\"id\":8,\"at\":1}");
    assertThat(Files.readString(folder.resolve("store/users.jsonl.deleted")))
        .doesNotContain("name");

    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":4}"));
    assertThat(data()).containsExactlyInAnyOrder("{\"id\":1,\"at\":4}", "{\"id\":8,\"at\":1}");
  }

  @Test
  void the_record_of_a_deletion_may_stay_as_the_row() throws IOException {
    InProcess soft = destination().with("\"deletes\":\"soft\"");
    soft.write(keyed("append_dedup"), user("{\"id\":1,\"at\":1}"));
    soft.write(keyed("append_dedup"), user("{\"id\":1,\"at\":2,\"_ab_cdc_deleted_at\":\"now\"}"));
    assertThat(data()).containsExactly("{\"id\":1,\"at\":2,\"_ab_cdc_deleted_at\":\"now\"}");

    soft.write(keyed("append_dedup"), user("{\"id\":1,\"at\":3}"));
    assertThat(data()).containsExactly("{\"id\":1,\"at\":3}");
  }

  @Test
  void nested_and_composite_keys_tell_rows_apart() throws IOException {
    String stream = keyed("append_dedup").replace("[[\"id\"]]", "[[\"org\",\"id\"],[\"n\"]]");
    destination()
        .write(
            stream,
            user("{\"org\":{\"id\":1},\"n\":1,\"at\":1}"),
            user("{\"org\":{\"id\":1},\"n\":2,\"at\":1}"),
            user("{\"org\":{\"id\":\"1\"},\"n\":1,\"at\":1}"));
    destination().write(stream, user("{\"org\":{\"id\":1.0},\"n\":1,\"at\":2}"));

    assertThat(data())
        .containsExactlyInAnyOrder(
            "{\"org\":{\"id\":1.0},\"n\":1,\"at\":2}",
            "{\"org\":{\"id\":1},\"n\":2,\"at\":1}",
            "{\"org\":{\"id\":\"1\"},\"n\":1,\"at\":1}");
  }

  @Test
  void a_merge_that_needs_several_buckets_keeps_every_key() throws IOException {
    String large = "x".repeat(1 << 20);
    String[] first = new String[24];
    String[] second = new String[24];
    for (int id = 0; id < 24; id++) {
      first[id] = user("{\"id\":" + id + ",\"at\":1,\"text\":\"" + large + "\"}");
      second[id] = user("{\"id\":" + id + ",\"at\":" + id % 3 + ",\"text\":\"\"}");
    }
    destination().write(keyed("append_dedup"), first);
    destination().write(keyed("append_dedup"), second);

    assertThat(data()).hasSize(24);
    assertThat(data().stream().filter(line -> line.contains(large))).hasSize(8);
    assertThat(destination().files()).containsOnlyKeys("users.jsonl");
  }

  @Test
  void what_a_crash_left_in_the_log_is_merged_by_the_next_sync() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":1}"));
    Path view = folder.resolve("store/users.jsonl");
    Path log = folder.resolve("store/users.jsonl.log");
    Files.writeString(log, Files.readString(view).replace("\"at\":1", "\"at\":5") + "{\"torn");

    destination().write(keyed("append_dedup"));

    assertThat(data()).containsExactly("{\"id\":1,\"at\":5}");
    assertThat(log).doesNotExist();
  }

  @Test
  void an_update_changes_the_fields_it_names_of_rows_there_are() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":1,\"name\":\"a\"}"));

    InProcess.Result result =
        destination()
            .write(
                keyed("update"),
                user("{\"id\":1,\"at\":2}"),
                user("{\"id\":7,\"at\":2}"),
                InProcess.state("users", 1));

    assertThat(data()).containsExactly("{\"id\":1,\"at\":2,\"name\":\"a\"}");
    assertThat(result.states()).singleElement().asString().contains("\"rejectedRecordCount\":1.0");
  }

  @Test
  void an_update_leaves_rows_that_are_newer() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":5,\"name\":\"a\"}"));
    destination().write(keyed("update"), user("{\"id\":1,\"at\":4,\"name\":\"old\"}"));
    assertThat(data()).containsExactly("{\"id\":1,\"at\":5,\"name\":\"a\"}");

    destination().write(keyed("update"), user("{\"id\":1,\"name\":\"b\"}"));
    assertThat(data()).containsExactly("{\"id\":1,\"at\":5,\"name\":\"b\"}");
  }

  @Test
  void a_soft_delete_marks_the_row_and_keeps_its_values() throws IOException {
    destination().write(keyed("append_dedup"), user("{\"id\":1,\"at\":1}"));

    destination().write(keyed("soft_delete"), user("{\"id\":1}"));

    assertThat(Files.readString(folder.resolve("store/users.jsonl")))
        .contains("\"_airbyte_data\":{\"id\":1,\"at\":1}")
        .contains("\"_airbyte_deleted_at\":1700000000000");
  }

  @Test
  void an_interrupted_refresh_goes_on_with_what_is_staged() throws IOException {
    for (String mode : List.of("append", "append_dedup")) {
      Files.deleteIfExists(folder.resolve("store/users.jsonl"));
      destination().write(keyed(mode), user("{\"id\":1,\"at\":1}"));
      InProcess.Result cut =
          destination()
              .write(refresh(mode, 5), user("{\"id\":2,\"at\":1}"), InProcess.state("users", 1));
      assertThat(cut.states()).hasSize(1);
      assertThat(data()).containsExactly("{\"id\":1,\"at\":1}");

      destination()
          .write(refresh(mode, 5), user("{\"id\":3,\"at\":1}"), InProcess.complete("users"));
      destination().write(refresh(mode, 5), user("{\"id\":4,\"at\":1}"));

      assertThat(data())
          .containsExactlyInAnyOrder(
              "{\"id\":2,\"at\":1}", "{\"id\":3,\"at\":1}", "{\"id\":4,\"at\":1}");
    }
  }

  @Test
  void a_newer_generation_drops_what_an_interrupted_one_staged() throws IOException {
    for (String mode : List.of("append", "append_dedup")) {
      destination().write(refresh(mode, 5), user("{\"id\":2,\"at\":1}"));
      destination()
          .write(refresh(mode, 6), user("{\"id\":3,\"at\":1}"), InProcess.complete("users"));

      assertThat(data()).containsExactly("{\"id\":3,\"at\":1}");
      assertThat(destination().files()).containsOnlyKeys("users.jsonl");
      Files.delete(folder.resolve("store/users.jsonl"));
    }
  }
}
