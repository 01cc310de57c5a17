package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Background;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Records that keep coming behind a state, until the state comes out or they end. */
final class Flood {

  private static final int FIRST = 1001;
  private static final int PIECE = 500;

  /** Some 64 MB, which is several times what a batch should have. */
  private static final int MOST = FIRST + 128 * PIECE;

  /** Between two pieces, so that a state that comes out is noticed on a busy machine, too. */
  private static final long BREATH_MILLIS = 10;

  private static final String TEXT = "x".repeat(1000);

  private final StreamDraft stream;
  private final SyncDraft sync;
  private final CountDownLatch echoed = new CountDownLatch(1);

  private Flood(WriteTrial trial) {
    this.stream = trial.stream("flood").field("text", "string");
    this.sync = trial.sync(stream).unjudged();
    records(0, FIRST);
    sync.state(FIRST);
  }

  /** Wants a batch to end on its way. */
  static String over(WriteTrial trial) throws Exception {
    return new Flood(trial).run();
  }

  private String run() throws Exception {
    try (RunningWrite running = sync.start()) {
      CompletableFuture<Integer> sending = Background.call(() -> pour(running));
      Optional<JsonNode> echo = running.nextState();
      echoed.countDown();
      Written written = running.await(); // reads on, or a talkative one would take no more
      int sent = sending.join();
      written.succeeded();
      Broken.unless(
          echo.isPresent() && sent < MOST,
          String.format(
              "While %d MB of records kept coming no state came out.",
              (MOST * TEXT.length()) >> 20),
          written.lastLine());
      return "A state came out " + (sent - FIRST) + " records behind it, while more came. ";
    }
  }

  private int pour(RunningWrite running) {
    int sent = FIRST;
    try {
      while (sent < MOST && !echoed.await(BREATH_MILLIS, TimeUnit.MILLISECONDS)) {
        records(sent, sent + PIECE);
        sent += PIECE;
        running.send(sync.takeInput());
      }
      running.send(sync.complete().takeInput()).end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return sent;
  }

  private void records(int from, int to) {
    for (int id = from; id < to; id++) {
      sync.record(stream, Json.object().put("id", id).put("text", TEXT));
    }
  }
}
