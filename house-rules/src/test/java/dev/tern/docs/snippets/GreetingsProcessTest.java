package dev.tern.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingsProcessTest {
  private static final String CATALOG =
      """
      {"streams": [{"stream": {"name": "greetings", "json_schema": {"type": "object",
        "properties": {"text": {"type": "string"}}}, "supported_sync_modes": ["full_refresh"]},
        "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
      """;

  @Test
  void everybody_is_greeted(@TempDir Path folder) throws Exception {
    Path config = Files.writeString(folder.resolve("c.json"), "{\"names\": [\"Ada\"]}");
    Path catalog = Files.writeString(folder.resolve("cat.json"), CATALOG);

    RunResult result =
        ConnectorCommand.ofClass(GreetingsSource.class)
            .run("read", "--config", config, "--catalog", catalog);

    assertThat(result.exitCode()).as(result.stderr()).isZero();
    assertThat(result.records("greetings"))
        .extracting(record -> record.path("text").asText())
        .containsExactly("Hello, Ada");
  }
}
