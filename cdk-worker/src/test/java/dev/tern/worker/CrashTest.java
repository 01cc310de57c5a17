package dev.tern.worker;

import static dev.tern.worker.Told.USERS;
import static dev.tern.worker.Told.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.Store;
import dev.tern.worker.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** W2, W15 and W16: workers that are killed, and what the next one finds. */
class CrashTest {

  private static final int ROWS = 30;

  @TempDir Path home;

  private final Lifetime lifetime = new Lifetime();
  private long committed;

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_state_is_never_ahead_of_the_rows_whenever_the_worker_is_killed(Database database)
      throws Exception {
    killAgainAndAgain(database, 3);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_state_is_never_ahead_of_the_rows_after_hundreds_of_kills(
      Database database, TestReporter reporter) throws Exception {
    Kills kills = killAgainAndAgain(database, 500);
    reporter.publishEntry(database.name(), kills.toString());
    assertThat(kills.starting).as("kills before the first row").isPositive();
    assertThat(kills.moving).as("kills among rows").isPositive();
    assertThat(kills.ending).as("kills behind the last row").isPositive();
  }

  /** Where workers were when they were killed. */
  private static final class Kills {
    private int starting;
    private int moving;
    private int ending;

    void add(List<String> steps) {
      if (steps.isEmpty()) {
        starting++;
      } else if (steps.stream().filter(step -> step.startsWith("committed ")).count() < ROWS) {
        moving++;
      } else {
        ending++;
      }
    }

    int count() {
      return starting + moving + ending;
    }

    @Override
    public String toString() {
      return starting + " starting, " + moving + " moving rows, " + ending + " ending";
    }
  }

  /** The moments are anywhere between the opening of the database and the end of the process. */
  private Kills killAgainAndAgain(Database database, int times) throws Exception {
    StoreLocation location = database.in(home);
    connect(location);
    Kills kills = new Kills();
    while (kills.count() < times) {
      cut(location, database, kills);
    }
    requireIntact(location, database);
    return kills;
  }

  private void cut(StoreLocation location, Database database, Kills kills) throws Exception {
    Path rows = home.resolve("rows.txt");
    try (WorkerProcess worker = WorkerProcess.start(location, rows, ROWS)) {
      boolean killed = lifetime.cut(worker);
      List<String> steps = worker.rest();
      try (Store store = Store.open(location)) {
        database.settle(store);
      }
      requireNothingLost(location, rows, steps);
      if (killed) {
        kills.add(steps);
      } else {
        assertThat(steps).endsWith("committed " + committed).hasSize(1 + 3 * ROWS);
      }
    }
  }

  private void requireNothingLost(StoreLocation location, Path rows, List<String> steps)
      throws IOException {
    if (!steps.isEmpty()) {
      assertThat(steps.get(0)).isEqualTo("from " + committed);
    }
    long now = committed(location);
    assertThat(now)
        .isGreaterThanOrEqualTo(last(steps, "committed "))
        .isGreaterThanOrEqualTo(committed)
        .isLessThanOrEqualTo(durable(rows));
    committed = now;
  }

  private static void connect(StoreLocation location) {
    try (Lab lab = new Lab(location)) {
      lab.connection(KilledWorker.NAME);
    }
  }

  private List<String> killedAfter(StoreLocation location, int steps) throws Exception {
    Path rows = home.resolve("rows.txt");
    try (WorkerProcess worker = WorkerProcess.start(location, rows, Integer.MAX_VALUE)) {
      return worker.killAfter(steps);
    }
  }

  private static long last(List<String> steps, String word) {
    return steps.stream()
        .filter(step -> step.startsWith(word))
        .mapToLong(step -> Long.parseLong(step.substring(word.length())))
        .max()
        .orElse(0);
  }

  private static long durable(Path rows) throws IOException {
    return Files.readAllLines(rows).stream().mapToLong(Long::parseLong).max().orElse(0);
  }

  private static long committed(StoreLocation location) {
    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require(KilledWorker.NAME);
      List<Checkpoint> checkpoints = lab.worker.states().checkpoints(connection);
      long row = row(lab, connection);
      // state, checkpoint and counters are one fact
      assertThat(checkpoints.stream().mapToLong(Checkpoint::rowsEver).max().orElse(0))
          .isEqualTo(row);
      return row;
    }
  }

  private static long row(Lab lab, Connection connection) {
    return lab.worker
        .states()
        .of(connection)
        .of(USERS)
        .map(state -> state.path("row").asLong())
        .orElse(0L);
  }

  private static void requireIntact(StoreLocation location, Database database) {
    try (Store store = Store.open(location)) {
      assertThat(database.whole(store)).isTrue();
    }
    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require(KilledWorker.NAME);
      lab.sync(connection, (plan, journal) -> succeeded());
      long moved = 0;
      for (Job job : lab.worker.jobs().of(connection, Integer.MAX_VALUE)) {
        List<Attempt> attempts = lab.worker.jobs().attempts(job);
        assertThat(job.status()).isEqualTo(Job.Status.SUCCEEDED);
        assertThat(attempts)
            .extracting(attempt -> attempt.verdict().orElseThrow())
            .endsWith(Attempt.Verdict.SUCCEEDED)
            .containsOnlyOnce(Attempt.Verdict.SUCCEEDED)
            .isSubsetOf(Attempt.Verdict.SUCCEEDED, Attempt.Verdict.CRASHED);
        for (Attempt attempt : attempts) {
          moved += lab.worker.jobs().totals(attempt).recordsCommitted();
        }
      }
      assertThat(moved).as("every row is counted once").isEqualTo(row(lab, connection));
    }
  }

  /** W16. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void the_job_of_a_killed_worker_goes_on(Database database) throws Exception {
    StoreLocation location = database.in(home);
    connect(location);
    killedAfter(location, 10);

    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require(KilledWorker.NAME);
      SyncOutcome outcome = lab.sync(connection, (plan, journal) -> succeeded());

      List<Attempt> attempts = lab.worker.jobs().attempts(outcome.job());
      assertThat(outcome.job().status()).isEqualTo(Job.Status.SUCCEEDED);
      assertThat(attempts)
          .extracting(attempt -> attempt.verdict().orElseThrow())
          .containsExactly(Attempt.Verdict.CRASHED, Attempt.Verdict.SUCCEEDED);
      JsonNode summary = attempts.get(0).failureSummary().orElseThrow();
      assertThat(summary.path("partialSuccess").asBoolean()).isTrue();
      assertThat(summary.at("/failures/0/externalMessage").asText())
          .startsWith("The worker, process " + attempts.get(0).pid() + " on ");
      assertThat(lab.lastPlan().catalog().getStreams().get(0).getSyncId())
          .isEqualTo(outcome.job().id());
    }
  }

  /** W16: another process has the number of the killed one. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_number_that_is_used_again_hides_no_crash(Database database) throws Exception {
    StoreLocation location = database.in(home);
    connect(location);
    killedAfter(location, 10);
    long living = ProcessHandle.current().pid();
    try (Store store = Store.open(location)) {
      for (String table : List.of("attempt_process", "connection_lock")) {
        store.run(handle -> handle.execute("UPDATE " + table + " SET pid = ?", living));
      }
    }

    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require(KilledWorker.NAME);
      SyncOutcome outcome = lab.sync(connection, (plan, journal) -> succeeded());

      assertThat(lab.worker.jobs().attempts(outcome.job()).get(0).verdict())
          .contains(Attempt.Verdict.CRASHED);
    }
  }

  /** W15. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_second_worker_is_told_who_the_first_is(Database database) throws Exception {
    StoreLocation location = database.in(home);
    connect(location);
    try (WorkerProcess first =
            WorkerProcess.start(location, home.resolve("rows.txt"), Integer.MAX_VALUE);
        Lab lab = new Lab(location)) {
      assertThat(first.next()).isEqualTo("here");
      assertThat(first.next()).isEqualTo("from 0");
      Connection connection = lab.worker.connections().require(KilledWorker.NAME);

      assertThatThrownBy(() -> lab.sync(connection, (plan, journal) -> succeeded()))
          .isInstanceOf(ConfigException.class)
          .hasMessageMatching(
              "Connection 'killed' is in use by process "
                  + first.pid()
                  + " on \\S+ since 2026-\\S+: wait for its end, or stop it\\.");
      assertThat(lab.worker.jobs().all(10)).hasSize(1);
    }
  }
}
