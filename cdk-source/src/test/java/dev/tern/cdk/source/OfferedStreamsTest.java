package dev.tern.cdk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.author.CarelessSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedStreamsTest {

  @TempDir Path folder;

  private String refusal(AbstractSource<?> source) throws IOException {
    String config = Files.writeString(folder.resolve("config.json"), "{}").toString();
    Transcript run = Transcript.run(source, "discover", "--config", config);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("system_error");
    return run.errors().get(0).path("message").asText();
  }

  @Test
  void no_list_at_all_is_refused_with_the_place() throws IOException {
    assertThat(refusal(new CarelessSource()))
        .isEqualTo("dev.tern.author.CarelessSource.streams returned null. Return a list.");
  }

  @Test
  void a_list_with_a_hole_is_refused_with_the_place() throws IOException {
    assertThat(refusal(new CarelessSource((SourceStream) null)))
        .isEqualTo(
            "dev.tern.author.CarelessSource.streams returned a list with null in it. List streams"
                + " only.");
  }
}
