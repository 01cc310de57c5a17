package dev.tern.examples.faker;

import dev.tern.cdk.source.ReadRequest;
import dev.tern.cdk.source.RecordEmitter;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.source.StreamBuilder;
import dev.tern.protocol.AirbyteStream;

/**
 * One stream: a full refresh is read by ranges of ids at the same time, what is new by one reader
 * in the order of the cursor.
 */
final class FakeStream implements SourceStream {

  private final SourceStream all;
  private final SourceStream fresh;

  FakeStream(FakerSource.Config config, FakeDoors doors, int number) {
    FakeRecords records = new FakeRecords(config, doors, number);
    this.all = declare(config, number).partitions(records).pages(records);
    this.fresh = declare(config, number).sorted().reader(records);
  }

  private static StreamBuilder declare(FakerSource.Config config, int number) {
    return SourceStream.named("records_" + number)
        .schema(config.profile().schema())
        .primaryKey("id")
        .cursor("id")
        .otherCursor("updated_at")
        .checkpointEvery(config.checkpointEvery());
  }

  @Override
  public AirbyteStream describe() {
    return all.describe();
  }

  @Override
  public void requireReadable(ReadRequest request) {
    fresh.requireReadable(request);
  }

  @Override
  public SourceStream forRequest(ReadRequest request) {
    return request.incremental() ? fresh : all;
  }

  /** Reading is what the stream for the request does. */
  @Override
  public void read(ReadRequest request, RecordEmitter emitter) throws Exception {
    forRequest(request).read(request, emitter);
  }
}
