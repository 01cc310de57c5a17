package dev.tern.cdk.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Between which values an incremental read follows its cursor.
 *
 * @param path where the cursor is
 * @param upTo what no saved cursor exceeds; empty for no such bound
 * @param lookback how far below the saved cursor to read again
 */
record CursorBounds(
    List<String> path, CursorOrder order, Optional<String> upTo, Optional<Lookback> lookback) {

  /** Where a part that stands at a position is read from. */
  LowerBound from(Position position) {
    return new LowerBound(path, position.cursor().map(this::lowered), upTo);
  }

  private String lowered(String cursor) {
    if (lookback.isEmpty()) {
      return cursor;
    }
    BigDecimal amount = lookback.get().amount();
    return order == CursorOrder.NUMBER
        ? new BigDecimal(cursor).subtract(amount).toPlainString()
        : Moment.earlier(cursor, amount);
  }
}
