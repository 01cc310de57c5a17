package dev.tern.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes in tight surroundings, and clocks that jump. */
class SurroundingsTest {

  private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

  @TempDir Path folder;

  @Test
  void a_clock_jumps_forwards_and_back_in_every_zone() {
    JumpingClock clock = new JumpingClock(Clock.fixed(NOON, ZoneOffset.UTC));
    Clock elsewhere = clock.withZone(ZoneId.of("Pacific/Apia"));
    clock.jump(Duration.ofDays(2));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    clock.jump(Duration.ofDays(-3));
    assertThat(elsewhere.instant()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Pacific/Apia"));
  }

  @Test
  void a_file_that_may_not_grow_fails_as_on_a_full_disk() {
    Path file = folder.resolve("large");
    ConnectorCommand writes =
        ConnectorCommand.of("sh", "-c", "head -c 100000 /dev/zero > " + file + " || exit 7");
    assertThat(writes.run().exitCode()).isZero();
    RunResult limited = Limits.none().withFiles(10).around(writes).run();
    assertThat(limited.exitCode()).isEqualTo(7);
    assertThat(file).hasSize(10 * 1024);
  }

  @Test
  void a_process_gets_no_more_memory_than_it_may() {
    ConnectorCommand java =
        ConnectorCommand.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    assertThat(java.run("-version").exitCode()).isZero();
    assertThat(Limits.none().withMemory(50_000).around(java).run("-version").exitCode())
        .isNotZero();
  }

  @Test
  void a_process_opens_no_more_files_than_it_may() {
    ConnectorCommand opens = ConnectorCommand.of("sh", "-c", "ulimit -n");
    assertThat(Limits.none().withOpenFiles(32).around(opens).run().lines().isEmpty()).isFalse();
    assertThat(text(Limits.none().withOpenFiles(32).around(opens))).isEqualTo("32");
  }

  private static String text(ConnectorCommand command) {
    return String.join("\n", command.run().lines());
  }

  @Test
  void a_small_disk_is_full_soon_or_it_says_why_there_is_none() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 100_000)) {
      disk.fill();
      Path file = disk.folder().resolve("one more");
      assertThatThrownBy(() -> Files.writeString(file, "x".repeat(10_000)))
          .isInstanceOf(IOException.class);
      disk.empty();
      assertThat(Files.writeString(file, "x".repeat(10_000))).hasSize(10_000);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("'mount' does not work here");
    }
  }

  @Test
  void another_time_is_told_to_the_process_by_the_library() throws IOException {
    assertThat(FakeTime.find(List.of(folder.resolve("nowhere")))).isEmpty();
    Path library = Files.writeString(folder.resolve("libfaketime.so.1"), "");
    Optional<FakeTime> found = FakeTime.find(List.of(folder.resolve("nowhere"), library));
    ConnectorCommand shifted =
        found.orElseThrow().shift(ConnectorCommand.of("date"), Duration.ofDays(-1));
    assertThat(shifted.environment())
        .containsEntry("LD_PRELOAD", library.toString())
        .containsEntry("FAKETIME", "-86400s");
  }

  @Test
  void a_process_lives_in_another_year_where_the_library_is() {
    ConnectorCommand year = ConnectorCommand.of("date", "-u", "+%Y");
    Optional<FakeTime> fake = FakeTime.find();
    int now = Integer.parseInt(text(year));
    int then =
        fake.map(it -> Integer.parseInt(text(it.shift(year, Duration.ofDays(4000))))).orElse(now);
    assertThat(fake.isEmpty() || then > now).isTrue();
  }
}
