package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away under a sync. */
@Timeout(60)
class LostDatabaseTest {

  @TempDir Path folder;

  @RepeatedTest(2)
  void is_told_once() throws Exception {
    Path database = folder.resolve(".cdk/local.db");
    String lost =
        "record 1; state 1; rm '%1$s'; record 2; state 2; record 3; state 3; exec sleep 8"
            .formatted(database);
    CommandRun run = cdk("sync", Recording.script(folder, lost), "null:", "--name", "c");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "New connection 'c':\nusers: what is new, beside the rows that are there (incremental,"
                + " append)\nThe database "
                + database
                + " was deleted or replaced while it was in use: what is written now is lost. Put it"
                + " back, then run again.\n");
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
