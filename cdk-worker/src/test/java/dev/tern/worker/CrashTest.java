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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** W2, W15 and W16: workers that are killed, and what the next one finds. */
class CrashTest {

  private static final long SEED = 20_261_129;

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_state_is_never_ahead_of_the_rows_whenever_the_worker_is_killed(Database database)
      throws Exception {
    killAgainAndAgain(database, 3);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_state_is_never_ahead_of_the_rows_after_hundreds_of_kills(Database database)
      throws Exception {
    killAgainAndAgain(database, 500);
  }

  private void killAgainAndAgain(Database database, int times) throws Exception {
    StoreLocation location = database.in(home);
    Path rows = home.resolve("rows.txt");
    connect(location);
    Random random = new Random(SEED);
    long committed = 0;
    for (int i = 0; i < times; i++) {
      List<String> steps = killedAfter(location, rows, 1 + random.nextInt(60));
      assertThat(steps.get(0)).isEqualTo("from " + committed);
      long now = committed(location);
      long said = last(steps, "committed ");
      assertThat(now).isGreaterThanOrEqualTo(said).isGreaterThanOrEqualTo(committed);
      assertThat(now).isLessThanOrEqualTo(durable(rows));
      committed = now;
    }
    requireIntact(location, database);
  }

  private static void connect(StoreLocation location) {
    try (Lab lab = new Lab(location)) {
      lab.connection("killed");
    }
  }

  /** Kills a worker when it has said so many steps, at whatever it does then. */
  private static List<String> killedAfter(StoreLocation location, Path rows, int steps)
      throws IOException, InterruptedException {
    Process worker = start(location, rows);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> heard = said.lines().limit(steps).toList();
      worker.destroyForcibly().waitFor();
      return heard;
    }
  }

  private static Process start(StoreLocation location, Path rows) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWorker.class.getName(),
            location.home().toString(),
            location.url(),
            rows.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
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
      Connection connection = lab.worker.connections().require("killed");
      List<Checkpoint> checkpoints = lab.worker.states().checkpoints(connection);
      long row =
          lab.worker
              .states()
              .of(connection)
              .of(USERS)
              .map(state -> state.path("row").asLong())
              .orElse(0L);
      // state, checkpoint and counters are one fact
      assertThat(checkpoints.stream().mapToLong(Checkpoint::rowsEver).max().orElse(0))
          .isEqualTo(row);
      return row;
    }
  }

  private static void requireIntact(StoreLocation location, Database database) {
    if (database == Database.SQLITE) {
      try (Store store = Store.open(location)) {
        String verdict =
            store.transact(
                handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
        assertThat(verdict).isEqualTo("ok");
      }
    }
    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require("killed");
      lab.sync(connection, (plan, journal) -> succeeded());
      assertThat(lab.worker.jobs().of(connection, 10)).hasSize(1);
    }
  }

  /** W16. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void the_job_of_a_killed_worker_goes_on(Database database) throws Exception {
    StoreLocation location = database.in(home);
    connect(location);
    killedAfter(location, home.resolve("rows.txt"), 9);

    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require("killed");
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
    killedAfter(location, home.resolve("rows.txt"), 9);
    long living = ProcessHandle.current().pid();
    try (Store store = Store.open(location)) {
      for (String table : List.of("attempt_process", "connection_lock")) {
        store.run(handle -> handle.execute("UPDATE " + table + " SET pid = ?", living));
      }
    }

    try (Lab lab = new Lab(location)) {
      Connection connection = lab.worker.connections().require("killed");
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
    Process first = start(location, home.resolve("rows.txt"));
    try (BufferedReader said =
            new BufferedReader(
                new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8));
        Lab lab = new Lab(location)) {
      assertThat(said.readLine()).isEqualTo("from 0");
      Connection connection = lab.worker.connections().require("killed");

      assertThatThrownBy(() -> lab.sync(connection, (plan, journal) -> succeeded()))
          .isInstanceOf(ConfigException.class)
          .hasMessageMatching(
              "Connection 'killed' is in use by process "
                  + first.pid()
                  + " on \\S+ since 2026-\\S+: wait for its end, or stop it\\.");
      assertThat(lab.worker.jobs().all(10)).hasSize(1);
    } finally {
      first.destroyForcibly().waitFor();
    }
  }
}
