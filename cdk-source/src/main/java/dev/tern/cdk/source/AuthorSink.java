package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.time.Instant;
import java.util.List;

/**
 * Where the author of a stream of the usual door puts records; who was refused once is refused for
 * good.
 */
final class AuthorSink implements RecordSink {

  /** Where the data goes from here. */
  @FunctionalInterface
  interface Outlet {
    void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes);
  }

  private final RecordJson json;
  private final Outlet outlet;
  private final RecordEmitter emitter;
  private final FirstRefusal refusal;
  private final Thread thread = Thread.currentThread();

  /**
   * For the calling thread.
   *
   * @param emitter refuses what comes from other threads
   */
  AuthorSink(RecordJson json, Outlet outlet, RecordEmitter emitter, FirstRefusal refusal) {
    this.json = json;
    this.outlet = outlet;
    this.emitter = emitter;
    this.refusal = refusal;
  }

  @Override
  public void emit(Record record) {
    refusal.rethrow();
    try {
      if (isHere()) {
        outlet.emit(json.of(record), List.of());
      } else {
        emitter.emit(record);
      }
    } catch (RuntimeException | Error e) {
      refusal.keep(e);
      throw e;
    }
  }

  @Override
  public void emit(JsonNode record) {
    emit(record, List.of());
  }

  @Override
  public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    refusal.rethrow();
    try {
      if (isHere()) {
        outlet.emit(record, changes);
      } else {
        emitter.emit(record, changes);
      }
    } catch (RuntimeException | Error e) {
      refusal.keep(e);
      throw e;
    }
  }

  @Override
  public void emit(RecordWriter writer) {
    emit(RecordTree.of(writer), List.of());
  }

  @Override
  public void emitJson(byte[] utf8, int offset, int length) {
    emit(RecordTree.of(utf8, offset, length), List.of());
  }

  @Override
  public void estimate(long rows, long bytes) {
    emitter.estimate(rows, bytes);
  }

  @Override
  public void rateLimited(Instant quotaReset) {
    emitter.rateLimited(quotaReset);
  }

  @Override
  public boolean stopRequested() {
    return emitter.stopRequested();
  }

  private boolean isHere() {
    return Thread.currentThread() == thread;
  }
}
