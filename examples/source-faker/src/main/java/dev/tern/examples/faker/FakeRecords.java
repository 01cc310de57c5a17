package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.CursorReader;
import dev.tern.cdk.source.LowerBound;
import dev.tern.cdk.source.RecordSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The records of one stream, in ascending order of {@code id} and of {@code updated_at}. */
final class FakeRecords implements CursorReader {

  private static final int PAUSE_EVERY = 1000;

  private final FakerSource.Config config;
  private final int stream;

  FakeRecords(FakerSource.Config config, int stream) {
    this.config = config;
    this.stream = stream;
  }

  @Override
  public void read(LowerBound from, RecordSink records) throws InterruptedException {
    for (long id = firstId(from); id <= config.count(); id++) {
      records.emit(record(id));
      if (config.delay() > 0 && id % PAUSE_EVERY == 0) {
        pause();
      }
    }
  }

  /** The record with an id, whatever was made before it. */
  ObjectNode record(long id) {
    return config.profile().record(new FakeValues(config.seed(), stream, id));
  }

  private long firstId(LowerBound from) {
    if (from.value().isEmpty()) {
      return 1;
    }
    String bound = from.value().get();
    return from.cursorField().contains("id")
        ? firstIdFrom(new BigDecimal(bound))
        : FakeValues.firstIdAt(OffsetDateTime.parse(bound));
  }

  /** Bounds may lie anywhere, also far behind the last record. */
  private long firstIdFrom(BigDecimal bound) {
    return bound
        .setScale(0, RoundingMode.CEILING)
        .max(BigDecimal.ONE)
        .min(BigDecimal.valueOf(config.count()).add(BigDecimal.ONE))
        .longValueExact();
  }

  /** Waits on something that never comes, so that a request to stop ends it at once. */
  private void pause() throws InterruptedException {
    boolean unused =
        new CountDownLatch(1)
            .await(Duration.ofMillis(config.delay()).toNanos(), TimeUnit.NANOSECONDS);
  }
}
