package dev.tern.testkit.destination;

import dev.tern.testkit.Background;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How much memory a destination takes while it has much to write. */
final class MemoryChecks {

  private static final int PIECES = 64;
  private static final int PIECE = 500;
  private static final String TEXT = "x".repeat(1000);

  private MemoryChecks() {}

  static List<WriteCheck> all() {
    return List.of(new WriteCheck("ANY-14", MemoryChecks::underLoad));
  }

  private static String underLoad(WriteTrial trial) throws Exception {
    long limit =
        trial
            .subject()
            .memoryLimit()
            .orElseThrow(() -> new NotTried("No memory is declared. Override memoryLimit()."));
    Connector process =
        trial
            .anyProcess()
            .orElseThrow(
                () ->
                    new NotTried(
                        "The memory of a process can be seen: override process() with the same"
                            + " destination as one."));
    long peak = peak(trial, process);
    if (peak == 0) {
      throw new NotTried("Its memory cannot be seen: this is not Linux.");
    }
    Broken.unless(
        peak <= limit,
        String.format(
            "It took %d bytes while %d MB of records came; %d are declared.",
            peak, (PIECES * PIECE * TEXT.length()) >> 20, limit));
    return "It took at most " + peak + " bytes.";
  }

  private static long peak(WriteTrial trial, Connector process) throws Exception {
    StreamDraft stream = trial.stream("heavy").field("text", "string");
    SyncDraft sync = trial.sync(stream).on(process).unjudged();
    try (RunningWrite running = sync.start()) {
      CompletableFuture<Long> seen = Background.call(() -> pour(running, sync, stream));
      running.await().succeeded();
      return seen.join();
    }
  }

  /** Looks at each piece that is sent. */
  private static long pour(RunningWrite running, SyncDraft sync, StreamDraft stream) {
    long peak = 0;
    try {
      for (int piece = 0; piece < PIECES; piece++) {
        for (int id = piece * PIECE; id < (piece + 1) * PIECE; id++) {
          sync.record(stream, Json.object().put("id", id).put("text", TEXT));
        }
        running.send(sync.takeInput());
        peak = Math.max(peak, running.residentBytes());
      }
      running.send(sync.state(PIECES * PIECE).complete().takeInput());
      peak = Math.max(peak, running.residentBytes());
      running.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return peak;
  }
}
