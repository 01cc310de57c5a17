package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StraightSyncTest {

  @TempDir private Path folder;

  @Test
  void records_arrive_and_states_are_committed() throws Exception {
    Pair pair =
        new Pair(
                Pair.lines(
                    folder,
                    Pair.status("a", "STARTED"),
                    Pair.record("a", 1),
                    Pair.record("a", 2),
                    Pair.state("a", 2),
                    Pair.record("a", 3),
                    Pair.state("a", 3),
                    Pair.status("a", "COMPLETE")),
                Pair.connector(folder, "jsonl:stored"))
            .stream("a");
    AttemptResult result = pair.run();
    assertThat(result.failures()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.states()).containsEntry("a", "{\"at\":3}");
    assertThat(pair.journal.rows()).isEqualTo(3);
    assertThat(Files.readAllLines(folder.resolve("stored/a.jsonl")))
        .containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    StreamCounts counts = result.streams().values().iterator().next();
    assertThat(counts.read()).isEqualTo(3);
    assertThat(counts.sent()).isEqualTo(3);
    assertThat(counts.committed()).isEqualTo(3);
  }
}
