package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that is closed while a sync runs in it. */
@Timeout(60)
class HangUpTest {

  private static final ByteBuffer GO = ByteBuffer.wrap(new byte[] {'g', 'o', '\n'});

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
  void a_terminal_that_is_closed_says_so_twice_and_kills_nothing() throws Exception {
    Path asked = SyncInTheMiddle.pipe(folder, "asked");
    Path go = SyncInTheMiddle.pipe(folder, "go");
    String stop = "echo > '" + asked + "'; read word < '" + go + "'; record 1; state 1; exit 143";
    SyncInTheMiddle sync =
        SyncInTheMiddle.begin(
            folder,
            "",
            "trap \"" + stop + "\" TERM; echo > '" + asked + "'; while :; do sleep 0.1; done");
    Files.readString(asked);

    sync.signal("HUP");
    Files.readString(asked);
    sync.signal("HUP");
    try (SeekableByteChannel open = open(go)) {
      open.write(GO.duplicate());

      assertThat(sync.worker().waitFor(40, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sync.worker().exitValue()).as(sync.said()).isEqualTo(129);
    assertThat(sync.said()).doesNotContain("Killing");
    assertThat(CommandRun.in(folder, "state", "show", "c").out()).contains("users");
  }

  @Test
  void a_sync_that_ignores_the_end_of_its_terminal_goes_on() throws Exception {
    Path go = SyncInTheMiddle.pipe(folder, "go");
    SyncInTheMiddle sync =
        SyncInTheMiddle.begin(
            folder, "trap '' HUP;", "read word < '" + go + "'; record 1; state 1");

    sync.signal("HUP");
    try (SeekableByteChannel open = open(go)) {
      open.write(GO.duplicate());

      assertThat(sync.worker().waitFor(40, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sync.worker().exitValue()).as(sync.said()).isZero();
    assertThat(sync.said()).doesNotContain("Stopping");
  }

  /** Both ends, so that nobody waits for a source that is gone. */
  private static SeekableByteChannel open(Path pipe) throws IOException {
    return Files.newByteChannel(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
