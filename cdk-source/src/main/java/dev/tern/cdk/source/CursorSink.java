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
final class CursorSink implements AuthorSink.Outlet {

  private static final long DEFAULT_EVERY = 1000;

  private final String stream;
  private final CursorPolicy policy;
  private final CursorProgress progress;
  private final RecordEmitter out;

  private long position;
  private long sinceCheckpoint;
  private @Nullable CursorValue last;

  CursorSink(String stream, CursorPolicy policy, CursorProgress progress, RecordEmitter out) {
    this.stream = stream;
    this.policy = policy;
    this.progress = progress;
    this.out = out;
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

  /** Covers everything, when all records have come. */
  void complete() {
    out.checkpoint(progress.state());
  }

  /** Covers what has come before a failure, where the order of the records allows it. */
  void abandon() {
    if (policy.sorted() && sinceCheckpoint > 0) {
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
      throw wrong(
          "has a cursor that does not fit its type. Correct the record or the schema",
          e.getClass().getSimpleName());
    }
    if (descends) {
      throw wrong(
          "has a lower cursor than the one before. Remove .sorted(), or emit in ascending order of"
              + " the cursor",
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
    if (policy.sorted() && sinceCheckpoint >= policy.every().orElse(DEFAULT_EVERY)) {
      checkpoint();
    }
  }

  private void checkpoint() {
    out.checkpoint(progress.state());
    sinceCheckpoint = 0;
  }

  private SystemException wrong(String problem, String internal) {
    return new SystemException(
        "Record " + position + " of stream " + stream + " " + problem + ".", internal, null);
  }
}
