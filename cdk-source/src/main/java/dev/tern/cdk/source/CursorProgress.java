package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream of the usual door has come: the highest cursor with the records that tie with
 * it.
 *
 * <p>Where an earlier sync ended, exactly the records it sent are left out: as many of each as were
 * sent.
 */
final class CursorProgress {

  private final CursorOrder order;
  private final List<String> path;
  private final Map<String, Long> leaveOut;
  private final @Nullable CursorValue start;
  private final SentTies ties;
  private @Nullable CursorValue highest;

  /**
   * Starts where the saved state ends.
   *
   * @throws RuntimeException when its cursor has no place in the order
   */
  CursorProgress(CursorOrder order, List<String> path, Optional<CursorState> saved) {
    this.order = order;
    this.path = path;
    Map<String, Long> sent = saved.map(CursorState::ties).orElse(Map.of());
    this.leaveOut = new HashMap<>(sent);
    this.ties = SentTies.of(sent);
    this.start =
        saved
            .flatMap(CursorState::cursor)
            .map(text -> new CursorValue(order, order.node(text)))
            .orElse(null);
    this.highest = start;
    if (start != null) {
      first(start);
    }
  }

  /**
   * The cursor of a record; empty when it is null or absent.
   *
   * @throws RuntimeException when the value has no place in the order
   */
  Optional<CursorValue> cursorOf(JsonNode record) {
    JsonNode value = record;
    for (String name : path) {
      value = value.path(name);
    }
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(new CursorValue(order, value));
  }

  /** Whether an earlier sync sent this very record, once more than it was left out so far. */
  boolean wasSent(CursorValue cursor, JsonNode record) {
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
    return highest == null ? first(cursor) : cursor.compareTo(highest);
  }

  /**
   * Takes note of a record that was sent.
   *
   * @param rank what {@link #compareToHighest} said of its cursor
   */
  void sent(CursorValue cursor, JsonNode record, int rank) {
    if (rank > 0) {
      highest = cursor;
      ties.clear();
    }
    if (rank >= 0) {
      ties.add(record);
    }
  }

  /** Covers everything sent so far. */
  ObjectNode state() {
    return new CursorState(
            Optional.ofNullable(highest).map(CursorValue::text),
            path,
            Optional.of(order.spelling()),
            ties.counts())
        .toJson();
  }

  /**
   * Nothing to compare with, so the value itself is looked at: a wrong one is found before it is
   * saved.
   */
  private static int first(CursorValue cursor) {
    cursor.key();
    return 1;
  }
}
