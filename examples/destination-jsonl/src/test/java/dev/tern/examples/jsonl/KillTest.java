package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.AcknowledgedWrites;
import dev.tern.testkit.ConnectorCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored at every echo, over syncs that are killed. */
class KillTest {

  private static final List<String> STREAMS = List.of("a", "b", "c");

  @TempDir Path folder;

  @Test
  void nothing_acknowledged_is_lost_over_kills() throws IOException {
    killAndFinish(2);
  }

  @Test
  @Tag("long")
  void nothing_acknowledged_is_lost_over_two_hundred_kills() throws IOException {
    killAndFinish(100);
  }

  /** Kills that many times in each mode. */
  private void killAndFinish(int kills) throws IOException {
    for (String mode : List.of("append", "append_dedup")) {
      Path work = Files.createDirectories(folder.resolve(mode));
      Random random = new Random(7);
      AcknowledgedWrites writes = writes(work, mode, random);
      for (int kill = 0; kill < kills; kill++) {
        config(work, random.nextInt(12) + 1);
        writes.kill(60);
      }
      assertThat(writes.finish(60).exitCode()).isZero();
      for (String stream : STREAMS) {
        List<Integer> ids =
            dump(work, stream).stream().map(row -> row.get("id").asInt()).sorted().toList();
        assertThat(ids.stream().distinct()).hasSize(writes.acknowledged(stream));
        if (mode.equals("append_dedup")) {
          assertThat(ids).doesNotHaveDuplicates();
        }
      }
    }
  }

  private static AcknowledgedWrites writes(Path work, String mode, Random random)
      throws IOException {
    String streams =
        String.join(",", STREAMS.stream().map(name -> InProcess.stream(name, mode)).toList())
            .replace("\"generation_id\"", "\"primary_key\":[[\"id\"]],\"generation_id\"");
    List<Object> arguments =
        List.of(
            "write", "--config", config(work, 1), "--catalog", InProcess.catalog(work, streams));
    return new AcknowledgedWrites(
        ConnectorCommand.ofClass(JsonlDestination.class),
        arguments,
        STREAMS,
        (namespace, stream) -> dump(work, stream),
        random);
  }

  private static Path config(Path work, int batchRows) throws IOException {
    return Files.writeString(
        work.resolve("config.json"),
        String.format("{\"path\":\"%s\",\"batch_rows\":%d}", work.resolve("store"), batchRows));
  }

  /** The view and what is not merged yet. */
  private static List<JsonNode> dump(Path work, String stream) {
    List<JsonNode> rows = new ArrayList<>();
    for (String ending : List.of(".jsonl", ".jsonl.log")) {
      Path file = work.resolve("store").resolve(stream + ending);
      try {
        String text = Files.exists(file) ? Files.readString(file) : "";
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          rows.add(ProtocolJson.mapper().readTree(line).get("_airbyte_data"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }
}
