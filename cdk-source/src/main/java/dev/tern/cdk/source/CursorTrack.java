package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The track of an incremental read: keeps the cursor up to date. */
final class CursorTrack implements Track {

  private final String stream;
  private final CursorPolicy policy;
  private final CursorProgress progress;
  private final boolean paged;

  private long position;
  private long sinceDue;
  private @Nullable CursorValue last;

  /**
   * Starts an attempt.
   *
   * @param paged whether positions are at the ends of pages only
   */
  CursorTrack(String stream, CursorPolicy policy, CursorProgress progress, boolean paged) {
    this.stream = stream;
    this.policy = policy;
    this.progress = progress;
    this.paged = paged;
  }

  @Override
  public boolean take(RecordEncoder line) {
    position++;
    Optional<JsonNode> value = line.cursor();
    if (value.isPresent()) {
      CursorValue cursor = progress.of(value.get());
      int rank = rank(cursor);
      if (progress.wasSent(cursor, line.record())) {
        return false;
      }
      progress.sent(cursor, line.record(), rank);
    }
    sinceDue++;
    return true;
  }

  private int rank(CursorValue cursor) {
    int rank;
    boolean descends;
    try {
      rank = progress.compareToHighest(cursor);
      descends = policy.sorted() && last != null && cursor.compareTo(last) < 0;
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
    return rank;
  }

  @Override
  public Optional<Position> safe() {
    return policy.sorted() && !paged ? Optional.of(progress.reached()) : Optional.empty();
  }

  @Override
  public Position at(String token) {
    return progress.at(token);
  }

  @Override
  public Position end() {
    return progress.reached();
  }

  @Override
  public boolean due() {
    return policy.sorted() && !paged && sinceDue >= policy.every().orElse(Long.MAX_VALUE);
  }

  @Override
  public void handedOver() {
    if (due()) { // otherwise it left early, which moves no checkpoint
      sinceDue = 0;
    }
  }

  private SystemException wrong(String problem, String internal) {
    return new SystemException(
        "Record " + position + " of stream " + stream + " " + problem + ".", internal, null);
  }
}
