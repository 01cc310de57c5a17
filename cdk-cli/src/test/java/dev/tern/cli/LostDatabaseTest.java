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
  void is_told_once_with_what_was_moved() throws Exception {
    Path database = folder.resolve(".cdk/local.db");
    String lost =
        "record 1; state 1; rm '%1$s'; record 2; state 2; record 3; state 3; exec sleep 8"
            .formatted(database);
    CommandRun run = cdk("sync", Recording.script(folder, lost), "null:", "--name", "c");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("failed").contains(" read · ").hasLineCount(1);
    assertThat(run.err())
        .isEqualTo(
            "New connection 'c':\nusers: what is new, beside the rows that are there (incremental,"
                + " append)\nworker failed (config_error): The database "
                + database
                + " was deleted or replaced while it was in use: what is written now is lost. Put it"
                + " back, then run again.\nWhat they said: ./cdk jobs logs 1\nThat job 1 has ended"
                + " is not in the database: it is listed as interrupted. Once the database works, go"
                + " on after the last checkpoint: ./cdk sync c\n");
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
