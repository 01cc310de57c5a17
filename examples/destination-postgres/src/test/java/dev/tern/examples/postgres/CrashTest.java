package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunningConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed after a state came back has stored all that the state covers. */
@ExtendWith(ServerForAll.class)
final class CrashTest {

  private static final int PER_STATE = 500;

  @TempDir private Path folder;
  private final PostgresStore store;

  CrashTest(PostgresServer server) {
    this.store = PostgresStore.fresh(server);
  }

  @Test
  void nothing_before_an_echoed_state_is_lost_and_a_rerun_doubles_nothing() {
    ObjectNode stream = Lines.append("t", "\"n\":{\"type\":\"integer\"}");
    stream.put("destination_sync_mode", "append_dedup").putArray("primary_key").addArray().add("n");
    Sync sync = new Sync(folder, store.config());
    int covered;
    try (RunningConnector running = sync.start(List.of(stream))) {
      running.send(records(0) + records(1) + records(2));
      running.endInput();
      String state = running.awaitLine(line -> line.contains("\"STATE\"")).orElseThrow();
      running.kill();
      covered = Lines.json(state).at("/state/stream/stream_state/n").asInt() * PER_STATE;
      running.awaitExit();
    }
    assertThat(store.query("SELECT n FROM " + store.table("t") + " WHERE n < " + covered))
        .hasSize(covered);

    assertThat(sync.write(List.of(stream), records(0), records(1), records(2)).exitCode()).isZero();
    assertThat(store.query("SELECT count(*), count(DISTINCT n) FROM " + store.table("t")))
        .containsExactly(3 * PER_STATE + "|" + 3 * PER_STATE);
  }

  private static String records(int part) {
    return IntStream.range(part * PER_STATE, (part + 1) * PER_STATE)
            .mapToObj(n -> Lines.record("t", "{\"n\":" + n + "}"))
            .collect(Collectors.joining())
        + Lines.state("t", part + 1);
  }
}
