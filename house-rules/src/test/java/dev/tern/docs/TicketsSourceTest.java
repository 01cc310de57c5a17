package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.docs.snippets.TicketsSource;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longer example reads a real server, resumes, and hides its key. */
class TicketsSourceTest {

  private static final String CATALOG =
      """
      {"streams":[{"stream":{"name":"tickets","json_schema":{"type":"object","properties":{
      "id":{},"subject":{},"updated_at":{}}},"supported_sync_modes":["incremental"]},
      "sync_mode":"incremental","destination_sync_mode":"append"}]}
      """;

  private final ConnectorCommand source = ConnectorCommand.ofClass(TicketsSource.class);

  @TempDir Path folder;

  private TicketsServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TicketsServer();
    server.add(1, "2026-01-01T00:00:00Z");
    server.add(2, "2026-01-02T00:00:00Z");
    Files.writeString(folder.resolve("cat.json"), CATALOG);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_second_sync_reads_what_is_new() throws Exception {
    RunResult first = read("[]");
    server.add(3, "2026-01-02T00:00:00Z");
    AirbyteStateMessage last = first.states().get(first.states().size() - 1);
    String state = last.getStream().getStreamState().toString();

    RunResult second =
        read(
            """
            [{"type":"STREAM","stream":{"stream_descriptor":{"name":"tickets"},"stream_state":%s}}]
            """
                .formatted(state));

    assertThat(ids(first)).containsExactly(1L, 2L);
    assertThat(ids(second)).containsExactly(3L);
  }

  @Test
  void a_wrong_key_is_named_and_not_shown() throws Exception {
    RunResult result = source.run("check", "--config", config("wr0ng"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).anyMatch(line -> line.contains("refuses the 'key'"));
    assertThat(result.lines()).noneMatch(line -> line.contains("wr0ng"));
  }

  @Test
  void a_valid_key_is_accepted() throws Exception {
    RunResult result = source.run("check", "--config", config("s3cret"));

    assertThat(result.lines()).anyMatch(line -> line.contains("SUCCEEDED"));
  }

  private RunResult read(String state) throws Exception {
    Path saved = Files.writeString(folder.resolve("state.json"), state);
    Path catalog = folder.resolve("cat.json");
    RunResult result =
        source.run("read", "--config", config("s3cret"), "--catalog", catalog, "--state", saved);
    assertThat(result.exitCode()).as(result.lines().toString()).isZero();
    return result;
  }

  private Path config(String key) throws Exception {
    String text = "{\"url\":\"%s\",\"key\":\"%s\"}".formatted(server.url(), key);
    return Files.writeString(folder.resolve("c.json"), text);
  }

  private static List<Long> ids(RunResult result) {
    return result.records("tickets").stream().map(record -> record.path("id").asLong()).toList();
  }
}
