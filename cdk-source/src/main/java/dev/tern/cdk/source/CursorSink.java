package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream of the usual door puts the records of an incremental read: keeps the cursor up to
 * date.
 */
final class CursorSink implements RecordSink {

  private final String stream;
  private final CursorPolicy policy;
  private final CursorProgress progress;
  private final RecordEmitter out;

  private final RecordJson json = new RecordJson();
  private long position;
  private long sinceCheckpoint;
  private @Nullable CursorValue last;
  private boolean broken;

  CursorSink(String stream, CursorPolicy policy, CursorProgress progress, RecordEmitter out) {
    this.stream = stream;
    this.policy = policy;
    this.progress = progress;
    this.out = out;
  }

  @Override
  public void emit(Record record) {
    emit(json.of(record));
  }

  @Override
  public void emit(JsonNode record) {
    emit(record, List.of());
  }

  @Override
  public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    position++;
    Optional<CursorValue> cursor = progress.cursorOf(record);
    if (cursor.isPresent()) {
      emit(cursor.get(), record, changes);
    } else {
      out.emit(record, changes);
      count();
    }
  }

  @Override
  public boolean stopRequested() {
    return out.stopRequested();
  }

  /** Covers everything, when all records have come. */
  void complete() {
    out.checkpoint(progress.state());
  }

  /** Covers what has come before a failure, where the order of the records allows it. */
  void abandon() {
    if (policy.sorted() && !broken && sinceCheckpoint > 0) {
      checkpoint();
    }
  }

  private void emit(
      CursorValue cursor, JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
    int rank;
    boolean descends;
    boolean sentBefore;
    try {
      rank = progress.compareToHighest(cursor);
      descends = policy.sorted() && last != null && cursor.compareTo(last) < 0;
      sentBefore = progress.wasSent(cursor, record);
    } catch (RuntimeException e) {
      throw broken(
          "has a cursor that does not fit its type. Correct the record or the schema",
          e.getClass().getSimpleName());
    }
    if (descends) {
      throw broken(
          "has a lower cursor than the one before. Declare the stream unsorted",
          "The stream is declared sorted.");
    }
    last = cursor;
    if (sentBefore) {
      return;
    }
    out.emit(record, changes);
    progress.sent(cursor, record, rank);
    count();
  }

  private void count() {
    sinceCheckpoint++;
    if (policy.sorted() && sinceCheckpoint >= policy.checkpointEvery()) {
      checkpoint();
    }
  }

  private void checkpoint() {
    out.checkpoint(progress.state());
    sinceCheckpoint = 0;
  }

  private SystemException broken(String problem, String internal) {
    broken = true;
    return new SystemException(
        "Record " + position + " of stream " + stream + " " + problem + ".", internal, null);
  }
}
