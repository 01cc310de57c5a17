package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.AcknowledgedWrites;
import dev.tern.testkit.ConnectorCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored at every echo, over syncs that are killed. */
class KillTest {

  private static final List<String> STREAMS = List.of("a", "b", "c");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"append, false", "append_dedup, true", "refresh, false"})
  void nothing_acknowledged_is_lost_over_kills(String mode, boolean global) throws IOException {
    killAndFinish(mode, global, 500, 1, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "append, false",
    "append, true",
    "append_dedup, false",
    "append_dedup, true",
    "refresh, false",
    "refresh, true"
  })
  void nothing_acknowledged_is_lost_over_two_hundred_kills(String mode, boolean global)
      throws IOException {
    killAndFinish(mode, global, 2000, 8, 35);
  }

  private void killAndFinish(String mode, boolean global, int records, int atEchoes, int anywhere)
      throws IOException {
    Random random = new Random(mode.hashCode() + (global ? 1 : 0));
    AcknowledgedWrites writes = writes(mode, global, random);
    config(random.nextInt(500) + 1);
    assertThat(writes.finish(records).exitCode()).isZero();
    for (int kill = 0; kill < atEchoes; kill++) {
      config(random.nextInt(12) + 1);
      writes.killAtAnEcho(60);
    }
    int killed = 0;
    while (killed < anywhere) { // some end before they are killed
      config(random.nextInt(500) + 1);
      killed += writes.killAtAnyMoment(records) ? 1 : 0;
    }
    assertThat(writes.finish(60).exitCode()).isZero();
    for (String stream : STREAMS) {
      List<Integer> ids = dump(stream).stream().map(row -> row.get("id").asInt()).sorted().toList();
      assertThat(ids.stream().distinct()) // a kill may come between storing and acknowledging
          .hasSizeGreaterThanOrEqualTo(writes.acknowledged(stream));
      if (mode.equals("append_dedup")) {
        assertThat(ids).doesNotHaveDuplicates();
      }
    }
  }

  private AcknowledgedWrites writes(String mode, boolean global, Random random) throws IOException {
    boolean refresh = mode.equals("refresh");
    String streams =
        String.join(
                ",",
                STREAMS.stream()
                    .map(name -> InProcess.stream(name, refresh ? "append" : mode))
                    .toList())
            .replace("\"generation_id\"", "\"primary_key\":[[\"id\"]],\"generation_id\"");
    if (refresh) {
      streams = streams.replace("_id\":4", "_id\":5").replace("_id\":0", "_id\":5");
    }
    List<Object> arguments =
        List.of("write", "--config", config(1), "--catalog", InProcess.catalog(folder, streams));
    return new AcknowledgedWrites(
        ConnectorCommand.ofClass(JsonlDestination.class),
        arguments,
        STREAMS,
        global,
        (namespace, stream) -> dump(stream),
        random);
  }

  private Path config(int batchRows) throws IOException {
    return Files.writeString(
        folder.resolve("config.json"),
        String.format(
            "{\"path\":\"%s\",\"batch_rows\":%d,\"file_bytes\":30000}",
            folder.resolve("store"), batchRows));
  }

  /** The files of a stream: full ones, the view, what is not merged yet, and what is staged. */
  private List<JsonNode> dump(String stream) {
    List<JsonNode> rows = new ArrayList<>();
    Path store = folder.resolve("store");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(store, stream + "[.~]*jsonl*")) {
      for (Path file : files) {
        String text = Files.readString(file);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          rows.add(ProtocolJson.mapper().readTree(line).get("_airbyte_data"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
