package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one part of an incremental read has come: the highest cursor with the records that tie
 * with it.
 *
 * <p>Where an earlier sync ended, exactly the records it sent are left out: as many of each as were
 * sent. Records above the upper bound do not count.
 */
final class CursorProgress {

  private final CursorOrder order;
  private final Map<String, Long> leaveOut;
  private final @Nullable CursorValue start;
  private final @Nullable CursorValue upTo;
  private final SentTies ties;
  private @Nullable CursorValue highest;

  /**
   * Starts where the saved position is.
   *
   * @param upTo the upper bound; empty for none
   * @throws RuntimeException when a cursor has no place in the order
   */
  CursorProgress(CursorOrder order, Position saved, Optional<String> upTo) {
    this.order = order;
    this.leaveOut = new HashMap<>(saved.ties());
    this.start = saved.cursor().map(this::value).orElse(null);
    this.upTo = upTo.map(this::value).orElse(null);
    this.highest = saved.page().flatMap(Position.OpenPage::highest).map(this::value).orElse(start);
    this.ties = new SentTies(saved.page().map(Position.OpenPage::ties).orElse(saved.ties()));
  }

  private CursorValue value(String text) {
    CursorValue value = new CursorValue(order, order.node(text));
    value.key();
    return value;
  }

  /** The cursor of a record. */
  CursorValue of(JsonNode cursor) {
    return new CursorValue(order, cursor);
  }

  /** Whether an earlier sync sent this very record, once more than it was left out so far. */
  boolean wasSent(CursorValue cursor, ByteRange record) {
    if (leaveOut.isEmpty() || start == null || cursor.compareTo(start) != 0) {
      return false;
    }
    String hash = RecordHash.of(record);
    long left = leaveOut.getOrDefault(hash, 0L);
    if (left > 1) {
      leaveOut.put(hash, left - 1);
    } else {
      leaveOut.remove(hash);
    }
    return left > 0;
  }

  /**
   * Above zero when a cursor is higher than all before, zero when it ties with the highest.
   *
   * @throws RuntimeException when the value has no place in the order
   */
  int compareToHighest(CursorValue cursor) {
    if (upTo != null && cursor.compareTo(upTo) > 0) {
      return -1;
    }
    if (highest == null) {
      cursor.key(); // a wrong one is found before it is saved
      return 1;
    }
    return cursor.compareTo(highest);
  }

  /**
   * Takes note of a record that was sent.
   *
   * @param rank what {@link #compareToHighest} said of its cursor
   */
  void sent(CursorValue cursor, ByteRange record, int rank) {
    if (rank > 0) {
      highest = cursor;
      ties.clear();
    }
    if (rank >= 0) {
      ties.add(record);
    }
  }

  /** Covers everything sent so far. */
  Position reached() {
    if (upTo != null && highest != null && highest.compareTo(upTo) > 0) {
      return Position.at(Optional.of(upTo.text()), Map.of());
    }
    return Position.at(Optional.ofNullable(highest).map(CursorValue::text), ties.counts());
  }

  /** Covers the pages before the one with this token. */
  Position at(String token) {
    Position.OpenPage page =
        new Position.OpenPage(
            token, Optional.ofNullable(highest).map(CursorValue::text), ties.counts());
    return Position.at(Optional.ofNullable(start).map(CursorValue::text), leaveOut).with(page);
  }
}
