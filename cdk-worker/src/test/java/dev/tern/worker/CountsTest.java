package dev.tern.worker;

import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.acknowledged;
import static dev.tern.worker.Told.state;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.StreamStats;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The counters of an attempt at any instant, which is where a worker that is killed leaves them.
 */
class CountsTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_is_committed_was_sent_and_read_at_any_instant(Database database) {
    List<StreamStats> seen =
        during(
            database,
            journal -> journal.commit(acknowledged(state(USERS, "{\"at\": 1}"), 100)),
            journal -> journal.counted(USERS, counts(150, 140)),
            journal -> journal.commit(acknowledged(state(USERS, "{\"at\": 2}"), 90)),
            journal -> journal.commit(refused(state(USERS, "{\"at\": 3}"), 5, 7)),
            journal -> journal.counted(USERS, counts(160, 160)));

    assertThat(seen)
        .extracting(StreamStats::recordsCommitted)
        .containsExactly(100L, 100L, 190L, 195L, 195L);
    assertThat(seen)
        .extracting(StreamStats::recordsEmitted)
        .containsExactly(100L, 150L, 190L, 202L, 202L);
    assertThat(seen)
        .extracting(StreamStats::recordsSent)
        .containsExactly(100L, 140L, 190L, 202L, 202L);
    assertThat(seen).allMatch(stats -> stats.bytesEmitted() >= stats.bytesCommitted());
  }

  @SafeVarargs
  private List<StreamStats> during(Database database, Consumer<SyncJournal>... steps) {
    List<StreamStats> seen = new ArrayList<>();
    try (Lab lab = new Lab(database.in(home))) {
      Connection connection = lab.connection();
      lab.sync(
          connection,
          (plan, journal) -> {
            for (Consumer<SyncJournal> step : steps) {
              step.accept(journal);
              seen.add(counters(lab, connection));
            }
            return succeeded();
          });
    }
    return seen;
  }

  private static StreamStats counters(Lab lab, Connection connection) {
    Job job = lab.worker.jobs().of(connection, 1).get(0);
    Attempt attempt = lab.worker.jobs().attempts(job).get(0);
    return lab.worker.jobs().streams(attempt).get(0);
  }

  private static Commit refused(AirbyteStateMessage state, long rows, long refused) {
    return new Commit(state, rows, (rows + refused) * 10, refused, Instant.EPOCH, Instant.EPOCH);
  }

  /** Counters that were looked at before the commits that come meanwhile. */
  private static StreamCounts counts(long read, long sent) {
    return new StreamCounts(
        read,
        read * 10,
        sent,
        0,
        0,
        0,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
