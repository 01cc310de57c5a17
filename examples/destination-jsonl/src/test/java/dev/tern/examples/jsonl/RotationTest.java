package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that go on in a new file when one is full. */
class RotationTest {

  private static final String FULL = "\"file_bytes\":1000,\"batch_rows\":2";

  @TempDir Path folder;

  private InProcess destination() {
    return new InProcess(folder, folder.resolve("store")).with(FULL);
  }

  private static String stream(String mode, int generation, int minimum) {
    return InProcess.stream("users", mode)
        .replace("\"generation_id\":4", "\"generation_id\":" + generation)
        .replace("\"minimum_generation_id\":0", "\"minimum_generation_id\":" + minimum);
  }

  private static String[] users(int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int id = from; id < to; id++) {
      lines.add(InProcess.record("users", "{\"id\":" + id + "}"));
    }
    return lines.toArray(String[]::new);
  }

  /** The data of all lines that can be seen, full files first. */
  private List<String> data() throws IOException {
    List<String> lines = new ArrayList<>();
    TreeMap<String, String> files = new TreeMap<>(destination().files());
    files.keySet().removeIf(name -> !name.endsWith(".jsonl"));
    String last = files.remove("users.jsonl");
    files.values().forEach(text -> lines.addAll(text.lines().toList()));
    lines.addAll(last == null ? List.of() : last.lines().toList());
    return lines.stream()
        .map(line -> line.substring(line.indexOf("{\"id\":") + 6, line.length() - 2))
        .toList();
  }

  private static List<String> ids(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int id = from; id < to; id++) {
      ids.add(String.valueOf(id));
    }
    return ids;
  }

  @Test
  void a_full_file_is_set_aside_between_batches_and_order_is_kept() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    destination().write(stream("append", 4, 0), users(30, 40));

    assertThat(destination().files().keySet())
        .contains("users.jsonl", "users~000001.jsonl", "users~000002.jsonl");
    assertThat(data()).isEqualTo(ids(0, 40));
    assertThat(destination().files().values()).allMatch(text -> text.length() < 2000);
  }

  @Test
  void a_refresh_replaces_all_files_when_it_is_complete_and_none_before() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    destination().write(stream("append", 5, 5), users(100, 105));
    assertThat(data()).startsWith("0").contains("29").doesNotContain("100");

    destination().write(stream("append", 5, 5), InProcess.complete("users"));
    assertThat(data()).isEqualTo(ids(100, 105));

    destination().write(stream("append", 5, 5), users(105, 130));
    assertThat(data()).isEqualTo(ids(100, 130));
    destination().write(stream("append", 5, 5), users(130, 131));
    assertThat(data()).isEqualTo(ids(100, 131));
  }

  @Test
  void an_overwrite_replaces_all_files() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    String[] last = users(100, 140);
    last[39] = InProcess.complete("users");

    destination().write(stream("overwrite", 4, 0), last);

    assertThat(data()).isEqualTo(ids(100, 139));
    assertThat(destination().files()).containsOnlyKeys("users.jsonl");
  }

  @Test
  void a_replacement_that_a_crash_cut_is_ended_by_the_next_sync() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    Path target = folder.resolve("store/users.jsonl");
    Path swap = folder.resolve("store/users.jsonl.swap");

    Files.writeString(swap, "users.jsonl.staging");
    Files.copy(target, folder.resolve("store/users.jsonl.staging"));
    destination().write(stream("append", 4, 0), users(30, 31));
    assertThat(data()).as("cut before the swap").isEqualTo(ids(0, 31));

    Files.writeString(swap, "users.jsonl.staging");
    List<String> kept = Files.readAllLines(target);
    destination().write(stream("append", 4, 0));
    assertThat(data()).as("cut behind the swap").hasSameSizeAs(kept);
    assertThat(swap).doesNotExist();
  }

  @Test
  void a_stream_that_gets_a_key_takes_its_full_files_along() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    String keyed =
        stream("append_dedup", 4, 0)
            .replace("\"generation_id\"", "\"primary_key\":[[\"id\"]],\"generation_id\"");

    destination().write(keyed, users(29, 31));

    assertThat(data()).containsExactlyInAnyOrderElementsOf(ids(0, 31));
    assertThat(destination().files()).containsOnlyKeys("users.jsonl");
  }

  @Test
  void a_stream_whose_name_looks_like_a_full_file_is_another_one() throws IOException {
    destination().write(stream("append", 4, 0), users(0, 30));
    String other = "users~000001";
    destination().write(InProcess.stream(other, "append"), InProcess.record(other, "{\"id\":7}"));

    assertThat(destination().files()).containsKey("users%7E000001.jsonl");
    assertThat(destination().files().get("users~000001.jsonl")).doesNotContain("{\"id\":7}");
  }
}
