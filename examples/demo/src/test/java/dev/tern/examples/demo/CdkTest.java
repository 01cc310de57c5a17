package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is built moves records between real connectors, in an empty folder. */
class CdkTest {

  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** With the configurations in the folder, appending what is new. */
  static final List<String> HOW =
      List.of(
          "--source-config",
          "s.json",
          "--destination-config",
          "d.json",
          "--read",
          "incremental",
          "--write",
          "append",
          "--cursor",
          "id");

  @TempDir Path folder;

  @BeforeEach
  void configure() throws Exception {
    Json.write(folder.resolve("d.json"), Json.object().put("path", folder + "/out"));
    source(20_000, 0);
  }

  @Test
  void a_second_sync_moves_only_what_is_new() throws Exception {
    assertThat(sync("--json").path("committed").asLong()).isEqualTo(20_000);
    source(21_000, 0);
    JsonNode second = sync("--json");

    assertThat(second.path("committed").asLong()).isEqualTo(1_000);
    assertThat(ids(folder)).isEqualTo(upTo(21_000));
    assertThat(folder.toFile().list())
        .as("nothing else is left")
        .containsExactlyInAnyOrder("s.json", "d.json", "out", ".cdk", "stderr");
  }

  @Test
  void ctrl_c_stops_at_a_safe_point_and_the_next_sync_goes_on() throws Exception {
    source(100_000, 20);
    try (RunningCdk running = start()) {
      assertThat(running.committed(0)).isTrue();
      running.signal("INT");
      JsonNode result = running.result();

      assertThat(running.end()).isEqualTo(130);
      assertThat(result.path("verdict").asText()).isEqualTo("cancelled");
      assertThat(running.complaints()).contains("Stopping at a safe point.");
      assertThat(ids(folder)).hasSize(result.path("committed").asInt());
    }
    source(100_000, 0);
    assertThat(sync("--json").path("verdict").asText()).isEqualTo("succeeded");
    assertThat(ids(folder)).isEqualTo(upTo(100_000));
  }

  @Test
  void ctrl_c_of_a_terminal_does_not_reach_the_destination() throws Exception {
    source(100_000, 20);
    try (RunningCdk running = start()) {
      assertThat(running.committed(0)).isTrue();
      RunningCdk.signal("INT", running.connector("source-faker"));
      RunningCdk.signal("INT", running.connector("destination-jsonl"));
      running.signal("TERM");

      assertThat(running.result().path("verdict").asText()).isEqualTo("cancelled");
      assertThat(running.end()).isEqualTo(143);
    }
    assertThat(ids(folder)).isNotEmpty().isEqualTo(upTo(ids(folder).size()));
  }

  @Test
  void ctrl_c_twice_kills_both_sides_and_loses_nothing() throws Exception {
    source(100_000, 20);
    try (RunningCdk running = start()) {
      assertThat(running.committed(0)).isTrue();
      running.signal("INT");
      running.signal("INT");

      assertThat(running.end()).isEqualTo(130);
    }
    source(100_000, 0);
    assertThat(sync("--json").path("verdict").asText()).isEqualTo("succeeded");
    assertThat(ids(folder).stream().distinct().sorted().toList()).isEqualTo(upTo(100_000));
  }

  @Test
  void the_script_runs_the_command_from_anywhere() throws Exception {
    Process process =
        new ProcessBuilder("sh", ROOT.resolve("cdk").toString(), "connection", "list")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said).contains(".cdk/local.db yet.");
    assertThat(folder.resolve(".cdk")).doesNotExist();
  }

  private void source(int count, int delay) throws IOException {
    ObjectNode config = Json.object().put("count", count).put("checkpoint_every", 1000);
    Json.write(folder.resolve("s.json"), config.put("delay_ms_per_1000", delay));
  }

  private RunningCdk start() throws IOException {
    return RunningCdk.start(ROOT, folder, words("--output", "json"));
  }

  private JsonNode sync(String... flags) throws Exception {
    try (RunningCdk running = RunningCdk.start(ROOT, folder, words(flags))) {
      JsonNode result = running.result();
      assertThat(running.end()).as(running.complaints()).isZero();
      return result;
    }
  }

  static String[] words(String... flags) {
    List<String> words = new ArrayList<>(List.of("sync", "source-faker", "destination-jsonl"));
    words.addAll(HOW);
    words.addAll(List.of(flags));
    return words.toArray(String[]::new);
  }

  /** The ids of all rows, in their order. */
  static List<Long> ids(Path folder) throws IOException {
    Path file = folder.resolve("out").resolve("records_1.jsonl");
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    try (Stream<String> lines = whole.lines()) {
      return lines.map(line -> Json.parse(line).at("/_airbyte_data/id").asLong()).toList();
    }
  }

  static List<Long> upTo(long count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }
}
