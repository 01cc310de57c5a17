package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Where the author of a stream puts records, open for one attempt to read one part. */
final class StreamEmitter implements RecordEmitter {

  private final ReadDesk desk;
  private final StreamRun run;
  private final Lane lane;
  private final RecordEncoder encoder;
  private final Predicate<JsonNode> checkpoints;

  private final ByteRange ready = new ByteRange(new byte[0], 0, 0);
  private final FirstRefusal refusal;
  private volatile boolean closed;

  /**
   * For the thread of a lane.
   *
   * @param checkpoints takes a state of the author's own, inside of the gate, and says whether it
   *     is another one
   */
  StreamEmitter(
      ReadDesk desk,
      StreamRun run,
      Lane lane,
      RecordEncoder encoder,
      Predicate<JsonNode> checkpoints) {
    this.desk = desk;
    this.run = run;
    this.lane = lane;
    this.encoder = encoder;
    this.checkpoints = checkpoints;
    this.refusal = lane.refusal();
  }

  @Override
  public void emit(Record record) {
    guard(() -> send(now -> encoder.encode(record, now)));
  }

  @Override
  public void emit(JsonNode record) {
    guard(() -> send(now -> encoder.encode(record, List.of(), now)));
  }

  @Override
  public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    guard(() -> send(now -> encoder.encode(record, changes, now)));
  }

  @Override
  public void emit(RecordWriter writer) {
    guard(() -> send(now -> encoder.encode(writer, now)));
  }

  @Override
  public void emitJson(byte[] utf8, int offset, int length) {
    begin();
    try {
      requireRunning();
      encoder.encode(ready.become(utf8, offset, length), System.currentTimeMillis());
      take();
      end();
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  @Override
  public void emitTrustedJson(byte[] utf8, int offset, int length) {
    begin();
    try {
      requireRunning();
      encoder.encodeTrusted(ready.become(utf8, offset, length), System.currentTimeMillis());
      take();
      end();
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  @Override
  public RecordRow row(List<String> columns) {
    return new EmittedRow(encoder.columns(columns), encoder.dialect(), this::emit);
  }

  private void emit(EmittedRow row) {
    begin();
    try {
      requireRunning();
      encoder.encode(row, System.currentTimeMillis());
      take();
      end();
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  @Override
  public void checkpoint(JsonNode state) {
    guard(
        () -> {
          if (!state.isObject()) {
            throw new SystemException(
                "A state of stream "
                    + run.name()
                    + " is no JSON object. Checkpoint with an object.");
          }
          JsonNode copy = state.deepCopy();
          lane.handOver(() -> checkpoints.test(copy));
        });
  }

  @Override
  public void checkpointShared(JsonNode shared) {
    guard(
        () -> {
          JsonNode copy = shared.deepCopy();
          desk.book().requireShared();
          lane.handOver(() -> false);
          desk.output().share(run.ledger(), copy);
        });
  }

  @Override
  public void estimate(long rows, long bytes) {
    guard(() -> desk.estimates().stream(run.ledger().stream(), rows, bytes));
  }

  @Override
  public void rateLimited(Instant quotaReset) {
    guard(
        () -> {
          lane.handOverSafely();
          desk.output().rateLimited(run.ledger(), quotaReset);
        });
  }

  @Override
  public boolean stopRequested() {
    return desk.stop().requested();
  }

  /** Refuses everything from now on: the author's reading has ended. */
  void close() {
    closed = true;
    run.note(encoder.notes());
  }

  /** What was refused first, if anything; more may come from other threads at any time. */
  FirstRefusal refusal() {
    return refusal;
  }

  /** The kit's code goes on for as long as something is done for the author. */
  private void guard(FirstRefusal.Attempt attempt) {
    begin();
    try {
      attempt.run();
      end();
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  private void begin() {
    refusal.guard(this::requireOpen);
    lane.turn().end();
  }

  private void end() {
    lane.authorGoesOn();
  }

  private RuntimeException refused(Throwable e) {
    lane.turn().begin();
    refusal.keep(e);
    if (e instanceof Error error) {
      throw error;
    }
    return (RuntimeException) e;
  }

  private void send(LongConsumer encoding) {
    requireRunning();
    encoding.accept(System.currentTimeMillis());
    take();
  }

  private void requireRunning() {
    if (desk.stop().requested()) {
      throw new StoppedException();
    }
  }

  /** Takes the record that was encoded, unless it is to be left out. */
  private void take() {
    boolean taken = false;
    try {
      taken = lane.track().take(encoder);
    } finally {
      if (!taken) {
        encoder.takeBack();
      }
    }
    if (taken) {
      lane.taken();
    }
  }

  private void requireOpen() {
    if (!lane.turn().isHere()) {
      throw late("came from another thread. Emit from the thread that reads");
    }
    if (closed) {
      throw late("came after its reading had ended. Emit before read returns");
    }
  }

  /** Nobody may be looking at this emitter any more, so the stream takes note, too. */
  private SystemException late(String problem) {
    SystemException late =
        new SystemException("A record or state of stream " + run.name() + " " + problem + ".");
    if (closed) {
      run.late().keep(late);
    }
    return late;
  }
}
