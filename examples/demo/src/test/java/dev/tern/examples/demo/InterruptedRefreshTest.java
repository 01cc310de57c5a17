package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * W12 and W13 with real processes and pipes: rows are replaced by a source that is cut off. What
 * was there stays until the new rows are complete, and the second attempt goes on in the generation
 * of the first.
 */
class InterruptedRefreshTest {

  private static final String NAME = "refreshed";
  private static final int COUNT = 6_000;

  @TempDir Path folder;

  @BeforeEach
  void configure() throws Exception {
    ObjectNode destination = Json.object().put("path", folder + "/out").put("batch_rows", 500);
    Json.write(folder.resolve("d.json"), destination);
    ObjectNode config = Json.object().put("count", COUNT).put("checkpoint_every", 250);
    Json.write(folder.resolve("s.json"), config.put("workers", 1).put("delay_ms_per_1000", 500));
  }

  @Test
  void a_full_refresh_that_is_cut_off_goes_on_in_its_generation() throws Exception {
    sync("full_refresh", "overwrite");
    try (RunningCdk running = start("sync", NAME, "--attempts", "2", "--output", "json")) {
      assertThat(running.committed(0)).isTrue();
      requireOld(1);
      RunningCdk.signal("KILL", running.connector("source-faker"));

      assertThat(running.result().path("verdict").asText()).isEqualTo("succeeded");
      assertThat(running.end()).as(running.complaints()).isZero();
    }
    assertThat(generations()).containsExactly(2);
    requireWhole();
    requireGoneOn();
  }

  @Test
  void a_refresh_whose_worker_is_killed_goes_on_in_its_generation() throws Exception {
    sync("incremental", "append");
    String[] refresh = {"refresh", NAME, "--yes", "--output", "json"};
    try (RunningCdk running = start(refresh)) {
      assertThat(running.committed(0)).isTrue();
      running.kill();
    }
    requireOld(0);

    try (RunningCdk again = start(refresh)) {
      assertThat(again.result().path("verdict").asText()).isEqualTo("succeeded");
      assertThat(again.end()).as(again.complaints()).isZero();
    }
    assertThat(generations()).containsExactly(1);
    requireWhole();
    requireGoneOn();
  }

  /** Nothing is taken away, and nothing new to be seen. */
  private void requireOld(int generation) throws IOException {
    assertThat(CdkTest.ids(folder)).hasSize(COUNT);
    assertThat(generations()).containsExactly(generation);
  }

  /** Every row of the source, and none of the older generation. */
  private void requireWhole() throws IOException {
    assertThat(CdkTest.ids(folder).stream().distinct().sorted().toList())
        .isEqualTo(CdkTest.upTo(COUNT));
  }

  /**
   * The last job has two attempts, and the second did not read the whole again. What the first had
   * committed may have rows behind its last state in it: parts of a stream are read side by side.
   */
  private void requireGoneOn() throws Exception {
    String job = say("jobs", "list", NAME).at("/0/job").asText();
    JsonNode attempts = say("jobs", "show", job).path("attempts");
    assertThat(attempts).hasSize(2);
    long committed = attempts.at("/0/streams/0/committed").asLong();
    assertThat(committed).isPositive();
    assertThat(attempts.at("/1/streams/0/read").asLong()).isBetween(COUNT - committed, COUNT - 1L);
  }

  private void sync(String read, String write) throws Exception {
    List<String> words = new ArrayList<>(List.of("sync", "source-faker", "destination-jsonl"));
    words.addAll(List.of("--name", NAME, "--read", read, "--write", write, "--cursor", "id"));
    words.addAll(List.of("--source-config", "s.json", "--destination-config", "d.json"));
    try (RunningCdk running = start(words.toArray(String[]::new))) {
      assertThat(running.end()).as(running.complaints()).isZero();
    }
  }

  private JsonNode say(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return RunningCdk.say(CdkTest.ROOT, folder, all.toArray(String[]::new));
  }

  private RunningCdk start(String... words) throws IOException {
    return RunningCdk.start(CdkTest.ROOT, folder, words);
  }

  private List<Integer> generations() throws IOException {
    try (Stream<String> rows = Files.lines(folder.resolve("out").resolve("records_1.jsonl"))) {
      return rows.map(row -> Json.parse(row).path("_airbyte_generation_id").asInt())
          .distinct()
          .toList();
    }
  }
}
