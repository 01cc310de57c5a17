package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.CursorReader;
import dev.tern.cdk.source.LowerBound;
import dev.tern.cdk.source.PageReader;
import dev.tern.cdk.source.Partition;
import dev.tern.cdk.source.Partitioner;
import dev.tern.cdk.source.ReadRequest;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.Slice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The records of one stream, in ascending order of {@code id} and of {@code updated_at}; by ranges
 * of ids and page by page when all are wanted. For all threads.
 */
final class FakeRecords implements CursorReader, PageReader, Partitioner {

  private static final int PAUSE_EVERY = 1000;

  /** Pages in each of the first ranges; behind so many ranges they are of the double length. */
  private static final long PAGES_OF_RANGE = 10;

  private static final int BEFORE_DOUBLING = 32;

  /** Nobody lives to see it. */
  private static final long LAST_ID = Long.MAX_VALUE / 2;

  private final FakerSource.Config config;
  private final FakeDoors doors;
  private final int stream;

  FakeRecords(FakerSource.Config config, FakeDoors doors, int stream) {
    this.config = config;
    this.doors = doors;
    this.stream = stream;
  }

  /** All ids, in ranges that are the same for every count unless their number is chosen. */
  @Override
  public Iterable<Partition> split(ReadRequest request, List<Partition> known) {
    Optional<Integer> chosen = config.partitions();
    List<Partition> ranges = new ArrayList<>();
    long first = 1;
    long length = chosen.map(this::length).orElse(config.checkpointEvery() * PAGES_OF_RANGE);
    while (first <= Math.min(config.count(), LAST_ID) || ranges.isEmpty()) {
      long last = Math.min(first + length - 1, LAST_ID);
      ObjectNode key = JsonNodeFactory.instance.objectNode();
      ranges.add(new Partition(key.put("first", first).put("last", last)));
      length *= chosen.isEmpty() && ranges.size() % BEFORE_DOUBLING == 0 ? 2 : 1;
      first = last + 1;
    }
    return ranges;
  }

  private long length(int ranges) {
    return (config.count() - 1) / ranges + 1;
  }

  @Override
  public Optional<String> read(Slice slice, RecordSink records)
      throws IOException, InterruptedException {
    JsonNode range = slice.partition().key();
    long first = slice.page().map(Long::parseLong).orElse(range.path("first").asLong());
    if (first == 1) {
      estimate(first, records);
    }
    long end = Math.min(range.path("last").asLong(), config.count());
    long last = Math.min(end, first + config.checkpointEvery() - 1);
    emit(first, last, records);
    return last < end ? Optional.of(Long.toString(last + 1)) : Optional.empty();
  }

  @Override
  public void read(LowerBound from, RecordSink records) throws IOException, InterruptedException {
    long first = firstId(from);
    estimate(first, records);
    emit(first, config.count(), records);
  }

  private void estimate(long first, RecordSink records) throws IOException {
    long rows = Math.max(0, config.count() - first + 1);
    String one = ProtocolJson.text(doors.tree(stream, 1, new FakeClock()));
    long bytes = one.getBytes(StandardCharsets.UTF_8).length;
    records.estimate(rows, rows > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : rows * bytes);
  }

  private void emit(long first, long last, RecordSink records)
      throws IOException, InterruptedException {
    FakeDoor door = doors.open(stream, records);
    for (long id = first; id <= last; id++) {
      door.emit(id);
      if (config.delay() > 0 && id % PAUSE_EVERY == 0) {
        pause();
      }
    }
  }

  private long firstId(LowerBound from) {
    if (from.value().isEmpty()) {
      return 1;
    }
    String bound = from.value().get();
    return from.cursorField().contains("id")
        ? firstIdFrom(new BigDecimal(bound))
        : FakeClock.firstIdAt(OffsetDateTime.parse(bound));
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
