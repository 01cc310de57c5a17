package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunningConnector;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody reads what it acknowledges. */
class ClosedOutputTest {

  private static final String RECORD =
      "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"emitted_at\":1,\"data\":{\"id\":1}}}\n";

  private static final String STATE =
      "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
          + "{\"name\":\"a\"},\"stream_state\":{\"id\":1}}}}\n";

  @TempDir Path folder;

  @Test
  void several_states_that_cannot_leave_end_it() throws IOException {
    String catalog = InProcess.catalog(folder, InProcess.stream("a", "append")).toString();
    String config = InProcess.config(folder, folder.resolve("store")).toString();
    try (RunningConnector running =
        ConnectorCommand.ofClass(JsonlDestination.class)
            .start("write", "--config", config, "--catalog", catalog)) {
      running.closeOutput();
      running.send((RECORD + STATE + STATE).repeat(3));
      running.endInput();
      assertThat(running.awaitExit().exitCode()).isEqualTo(1);
    }
  }
}
