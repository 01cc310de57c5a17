package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.worker.sync.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLogTest {

  @TempDir Path folder;

  @Test
  void a_connector_that_says_too_much_does_not_fill_the_disk() throws Exception {
    Path file = folder.resolve("0.log");
    AtomicInteger passedOn = new AtomicInteger();
    Lab.Silent next =
        new Lab.Silent() {
          @Override
          public void log(Side side, AirbyteLogMessage line) {
            passedOn.incrementAndGet();
          }
        };
    try (AttemptLog log = AttemptLog.open(file, List.of(), next, Clock.systemUTC(), 1_000)) {
      for (int i = 0; i < 100; i++) {
        log.log(
            Side.SOURCE,
            new AirbyteLogMessage()
                .withLevel(AirbyteLogMessage.Level.INFO)
                .withMessage("x".repeat(80)));
      }
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(11);
    assertThat(lines.get(10)).endsWith("This log is full. What comes now is left out.");
    assertThat(passedOn).hasValue(100);
  }
}
