package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Syncs of which one process is killed again and again (SIGKILL). In the end every row of the
 * source is at the destination; what is there twice came after the last acknowledged state.
 */
class KilledSyncsTest {

  private static final String NAME = "killed";
  private static final int ROWS_PER_KILL = 20_000;

  @TempDir Path folder;

  /** Which process. */
  enum Victim {
    WORKER,
    SOURCE,
    DESTINATION
  }

  @ParameterizedTest
  @EnumSource
  void two_kills_lose_nothing(Victim victim) throws Exception {
    killAndGoOn(victim, 2);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void a_hundred_kills_lose_nothing(Victim victim) throws Exception {
    killAndGoOn(victim, 100);
  }

  private void killAndGoOn(Victim victim, int kills) throws Exception {
    int count = ROWS_PER_KILL * (kills + 1);
    Json.write(folder.resolve("d.json"), Json.object().put("path", folder + "/out"));
    source(count, 250);
    Random random = new Random(kills);
    for (int kill = 0; kill < kills; kill++) {
      goOn(victim, random.nextInt(2));
      requireNoRepeat();
    }
    source(count, 0);
    try (RunningCdk last = start()) {
      assertThat(last.result().path("verdict").asText()).isEqualTo("succeeded");
      assertThat(last.end()).as(last.complaints()).isZero();
    }
    requireNoRepeat();
    assertThat(CdkTest.ids(folder).stream().distinct().sorted().toList())
        .isEqualTo(CdkTest.upTo(count));
  }

  private int rows;
  private long acknowledged;

  /** One sync, up to its kill; what it left is what the next one is held against. */
  private void goOn(Victim victim, int patience) throws Exception {
    try (RunningCdk running = start()) {
      boolean runs = running.committed(0);
      for (int i = 0; i < patience && runs; i++) {
        runs = running.committed(0);
      }
      assertThat(runs).as("there is something to kill").isTrue();
      kill(victim, running);
      if (victim == Victim.WORKER) {
        running.kill();
      } else {
        running.result();
        assertThat(running.end()).as(running.complaints()).isEqualTo(1);
      }
    }
  }

  private static void kill(Victim victim, RunningCdk running) throws Exception {
    switch (victim) {
      case WORKER -> running.signal("KILL");
      case SOURCE -> RunningCdk.signal("KILL", running.connector("source-faker"));
      case DESTINATION -> RunningCdk.signal("KILL", running.connector("destination-jsonl"));
    }
  }

  /** Rows that came since the last look are behind the state of then; then looks at the state. */
  private void requireNoRepeat() throws Exception {
    List<Long> ids = CdkTest.ids(folder);
    long before = acknowledged;
    assertThat(ids.stream().skip(rows).filter(id -> id <= before)).isEmpty();
    rows = ids.size();
    acknowledged = acknowledged();
    assertThat(acknowledged).isGreaterThanOrEqualTo(before);
    assertThat(ids.stream().filter(id -> id <= acknowledged).distinct().count())
        .as("no state is ahead of its rows")
        .isEqualTo(acknowledged);
  }

  private long acknowledged() throws Exception {
    Cdk cdk = new Cdk(RunningCdk.jar(CdkTest.ROOT), CdkTest.ROOT, folder.resolve(".cdk"));
    JsonNode state = cdk.run("state", "export", NAME);
    return state.at("/0/stream/stream_state/cursor").asLong();
  }

  private RunningCdk start() throws IOException {
    List<String> words = new ArrayList<>(List.of("sync", jar("source-faker")));
    words.addAll(List.of(jar("destination-jsonl"), "--name", NAME, "--output", "json"));
    words.addAll(CdkTest.HOW);
    return RunningCdk.start(CdkTest.ROOT, folder, words.toArray(String[]::new));
  }

  /** A jar is asked for its specification only when it is another one. */
  private static String jar(String name) {
    return "jar:" + CdkTest.ROOT.resolve("examples/" + name + "/target/" + name + ".jar");
  }

  private void source(int count, int delay) throws IOException {
    ObjectNode config = Json.object().put("count", count).put("checkpoint_every", 500);
    Json.write(folder.resolve("s.json"), config.put("delay_ms_per_1000", delay));
  }
}
