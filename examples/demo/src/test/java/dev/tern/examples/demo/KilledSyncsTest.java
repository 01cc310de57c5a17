package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Syncs of which one process is killed again and again (SIGKILL), at any moment between the start
 * of the command and its end. In the end every row of the source is at the destination; what is
 * there twice came after the last acknowledged state.
 */
class KilledSyncsTest {

  private static final String NAME = "killed";

  /** It takes the rows in during two seconds, so that many kills fall among its commits. */
  private static final String DESTINATION = "slow:600k:destination-jsonl";

  private static final int ROWS = 6_000;
  private static final int BATCH = 500;

  /** How many syncs there are before one is left alone again: machines change their pace. */
  private static final int BETWEEN = 10;

  @TempDir Path folder;

  private DeliveredRows rows;
  private long acknowledged;
  private Duration length = Duration.ZERO;

  /** Which process. */
  enum Victim {
    WORKER(1),
    SOURCE(2),
    DESTINATION(2);

    /** How many moments are tried in a sync: a connector is not there at each. */
    private final int moments;

    Victim(int moments) {
      this.moments = moments;
    }
  }

  @BeforeEach
  void moveTheFirstRowsUndisturbed() throws Exception {
    rows = new DeliveredRows(folder.resolve("out").resolve("records_1.jsonl"));
    ObjectNode destination = Json.object().put("path", folder + "/out").put("batch_rows", BATCH);
    Json.write(folder.resolve("d.json"), destination);
    undisturbed();
  }

  @Test
  void a_kill_of_each_process_in_turn_loses_nothing() throws Exception {
    Random random = new Random(1);
    for (Victim victim : Victim.values()) {
      kill(victim, 1, random);
    }
    undisturbed();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void a_hundred_kills_lose_nothing(Victim victim, TestReporter reporter) throws Exception {
    Kills kills = kill(victim, 100, new Random(victim.name().hashCode()));
    undisturbed();
    reporter.publishEntry(victim.name(), kills.toString());
    assertThat(kills.beforeAnyCommit()).as("kills before the first commit").isPositive();
    assertThat(kills.amongCommits()).as("kills among commits").isPositive();
  }

  /** Runs syncs until so many were killed; those that ended before their moment do not count. */
  private Kills kill(Victim victim, int wanted, Random random) throws Exception {
    Kills kills = new Kills();
    for (int round = 1; kills.count() < wanted; round++) {
      if (round % BETWEEN == 0) {
        undisturbed();
      }
      long before = acknowledged;
      long count = offer();
      boolean killed = killed(victim, moments(victim, random));
      require();
      if (killed) {
        kills.add(before, acknowledged, count);
      } else {
        assertThat(acknowledged).isEqualTo(count);
      }
    }
    return kills;
  }

  /** Any moments in the life of a sync, in their order. */
  private long[] moments(Victim victim, Random random) {
    return random.longs(victim.moments, 0, length.toNanos() + 1).sorted().toArray();
  }

  /** Whether the sync came to its end by a kill. One that has not ends well. */
  private boolean killed(Victim victim, long[] moments) throws Exception {
    long began = System.nanoTime();
    try (RunningCdk running = start()) {
      boolean hit = false;
      for (int i = 0; i < moments.length && !hit; i++) {
        hit = !running.endsBy(began + moments[i]) && hit(victim, running);
      }
      running.result();
      int exit = running.end();
      assertThat(exit).as(running.complaints()).isIn(hit ? List.of(0, 1, KILLED) : List.of(0));
      return exit != 0;
    }
  }

  private static final int KILLED = 128 + 9;

  /** Whether there was something to kill. */
  private static boolean hit(Victim victim, RunningCdk running) throws Exception {
    return switch (victim) {
      case WORKER -> running.kill();
      case SOURCE -> running.killConnector("source-faker");
      case DESTINATION -> running.killConnector("destination-jsonl");
    };
  }

  /** A whole sync, whose length tells until when the next ones can be killed. */
  private void undisturbed() throws Exception {
    long count = offer();
    long began = System.nanoTime();
    try (RunningCdk running = start()) {
      assertThat(running.result().path("verdict").asText()).isEqualTo("succeeded");
      assertThat(running.end()).as(running.complaints()).isZero();
    }
    length = Duration.ofNanos(System.nanoTime() - began);
    require();
    assertThat(acknowledged).isEqualTo(count);
    assertThat(rows.last()).isEqualTo(count);
  }

  /** New rows are behind the state of before, and no state is ahead of the rows. */
  private void require() throws Exception {
    assertThat(rows.look()).as("repeats begin after the last state").isGreaterThan(acknowledged);
    JsonNode states = RunningCdk.say(CdkTest.ROOT, folder, "state", "export", NAME, "--json");
    long now = states.at("/0/stream/stream_state/cursor").asLong();
    assertThat(now).isBetween(acknowledged, (long) rows.gapless());
    acknowledged = now;
  }

  /** Gives the source some more rows than are acknowledged, read in more than a second. */
  private long offer() throws IOException {
    long count = acknowledged + ROWS;
    ObjectNode config = Json.object().put("count", count).put("checkpoint_every", BATCH / 2);
    Json.write(folder.resolve("s.json"), config.put("delay_ms_per_1000", 250));
    return count;
  }

  private RunningCdk start() throws IOException {
    List<String> words = new ArrayList<>(List.of("sync", "source-faker", DESTINATION));
    words.addAll(CdkTest.HOW);
    words.addAll(List.of("--name", NAME, "--output", "json"));
    return RunningCdk.start(CdkTest.ROOT, folder, words.toArray(String[]::new));
  }

  /** Where syncs were when they were killed, by what was committed then. */
  private static final class Kills {
    private int before;
    private int among;
    private int after;

    void add(long from, long to, long count) {
      if (to == from) {
        before++;
      } else if (to < count) {
        among++;
      } else {
        after++;
      }
    }

    int beforeAnyCommit() {
      return before;
    }

    int amongCommits() {
      return among;
    }

    int count() {
      return before + among + after;
    }

    @Override
    public String toString() {
      return before + " before the first commit, " + among + " among, " + after + " after the last";
    }
  }
}
