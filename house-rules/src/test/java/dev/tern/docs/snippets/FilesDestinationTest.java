package dev.tern.docs.snippets;

import static dev.tern.testkit.assertion.TernAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorRunner;
import dev.tern.testkit.build.CatalogBuilder;
import dev.tern.testkit.build.InputBuilder;
import dev.tern.testkit.build.StreamBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesDestinationTest {
  @Test
  void what_was_written_is_there_when_the_state_comes_back(@TempDir Path folder) {
    var users = StreamBuilder.named("users").column("id", "integer").column("name", "string");
    var input =
        InputBuilder.input()
            .record("users", Map.of("id", 1))
            .record("users", Map.of("id", 2))
            .state("users", Map.of("last", 2))
            .complete("users");

    var result =
        ConnectorRunner.of(new FilesDestination())
            .config("{\"folder\":\"%s\"}".formatted(folder))
            .catalog(CatalogBuilder.of(users))
            .write(input.build());

    assertThat(result).succeeded().hasSavedState("users", "{\"last\": 2}");
    assertThat(folder.resolve("users.jsonl")).hasContent("{\"id\":1}\n{\"id\":2}\n");
  }
}
