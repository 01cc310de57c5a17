package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.CutEverywhere;
import dev.tern.testkit.KilledSyncs;
import dev.tern.testkit.StateKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading that is cut anywhere goes on: nothing is lost, and only open pages repeat. */
final class CutTest extends OnPostgres {

  private static final List<String> TABLES = List.of("orders", "items");

  private Shop shop(String database, int orders) throws SQLException {
    return database.equals("postgres")
        ? Shop.postgres(server, folder, orders)
        : Shop.sqlite(Files.exists(folder.resolve("shop.db")) ? more() : folder, orders);
  }

  private Path more() {
    try {
      return Files.createTempDirectory(folder, "shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, false, 1", "postgres, false, 8", "postgres, true, 2",
    "sqlite, false, 1", "sqlite, false, 8", "sqlite, true, 2"
  })
  void a_cut_behind_any_state_loses_nothing(String database, boolean incremental, int workers)
      throws Exception {
    cutEverywhere(shop(database, 80), incremental, workers, 6);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "postgres, false, 1", "postgres, false, 2", "postgres, false, 8",
    "postgres, true, 1", "postgres, true, 2", "postgres, true, 8",
    "sqlite, false, 1", "sqlite, false, 2", "sqlite, false, 8",
    "sqlite, true, 1", "sqlite, true, 2", "sqlite, true, 8"
  })
  void a_cut_behind_any_of_many_states_loses_nothing(
      String database, boolean incremental, int workers) throws Exception {
    cutEverywhere(shop(database, 1000), incremental, workers, 9);
  }

  private void cutEverywhere(Shop shop, boolean incremental, int workers, int pageRows)
      throws Exception {
    List<String> arguments = shop.arguments(incremental, workers, pageRows);
    List<CutEverywhere.Cut> cuts = new CutEverywhere(states -> read(arguments, states)).cuts();
    assertThat(cuts).hasSizeGreaterThan(10);
    for (CutEverywhere.Cut cut : cuts) {
      for (String table : TABLES) {
        assertThat(shop.lost(cut.both(), table)).as("%s at %d", table, cut.place()).isZero();
        assertThat(Shop.repeated(cut.both(), table))
            .as("%s at %d", table, cut.place())
            .isLessThanOrEqualTo(incremental ? 0 : (long) workers * pageRows);
      }
    }
  }

  private dev.tern.testkit.Transcript read(List<String> arguments, StateKeeper states) {
    List<String> all = new ArrayList<>(arguments);
    if (!states.states().isEmpty()) {
      all.addAll(List.of("--state", states.writeTo(folder.resolve("states.json")).toString()));
    }
    Transcript transcript = Run.here(all);
    assertThat(transcript.exit()).as("%s", transcript.errors()).isZero();
    return dev.tern.testkit.Transcript.ofLines(
        transcript.messages().stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({"postgres, false, 2, 2", "sqlite, true, 1, 1"})
  void a_killed_process_loses_nothing(String database, boolean incremental, int workers, int kills)
      throws Exception {
    kill(shop(database, 3000), incremental, workers, kills);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "postgres, false, 1, 17", "postgres, false, 2, 17", "postgres, false, 8, 17",
    "postgres, true, 1, 17", "postgres, true, 2, 17", "postgres, true, 8, 17",
    "sqlite, false, 1, 17", "sqlite, false, 2, 17", "sqlite, false, 8, 17",
    "sqlite, true, 1, 16", "sqlite, true, 2, 16", "sqlite, true, 8, 16"
  })
  void two_hundred_killed_processes_lose_nothing(
      String database, boolean incremental, int workers, int kills) throws Exception {
    kill(shop(database, 3000), incremental, workers, kills);
  }

  private void kill(Shop shop, boolean incremental, int workers, int kills) {
    List<String> arguments = shop.arguments(incremental, workers, 50);
    Random random = new Random(workers);
    int done = 0;
    while (done < kills) {
      KilledSyncs syncs = new KilledSyncs(Shop.process(), arguments, folder, random);
      while (done < kills && syncs.kill(shop.orders())) {
        done++;
      }
      assertThat(syncs.finish().errors()).isEmpty();
      for (String table : TABLES) {
        assertThat(shop.lost(syncs.delivery(), table)).isZero();
      }
    }
  }
}
