package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that is closed while a sync runs in it. */
@Timeout(60)
class HangUpTest {

  @TempDir Path folder;

  @Test
  void a_closed_terminal_stops_a_sync_at_a_safe_point() throws Exception {
    SyncInTheMiddle sync = SyncInTheMiddle.begin(folder, "", "exec sleep 50");
    assertThat(sync.handed()).isNotEmpty();

    sync.signal("HUP");

    assertThat(sync.worker().waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(sync.worker().exitValue()).as(sync.said()).isEqualTo(129);
    assertThat(sync.said()).contains("Stopping at a safe point");
    assertThat(ProcessHandle.of(sync.source())).isEmpty();
    assertThat(sync.handed()).isEmpty();
  }

  @Test
  void a_sync_that_ignores_the_end_of_its_terminal_goes_on() throws Exception {
    Path go = SyncInTheMiddle.pipe(folder, "go");
    SyncInTheMiddle sync =
        SyncInTheMiddle.begin(
            folder, "trap '' HUP;", "read word < '" + go + "'; record 1; state 1");

    sync.signal("HUP");
    Files.writeString(go, "go\n");

    assertThat(sync.worker().waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(sync.worker().exitValue()).as(sync.said()).isZero();
    assertThat(sync.said()).doesNotContain("Stopping");
  }
}
