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
    return new LowerBound(path, position.cursor().flatMap(this::lowered), upTo);
  }

  /** Empty when the window reaches back to before the first moment there is a form for. */
  private Optional<String> lowered(String cursor) {
    if (lookback.isEmpty()) {
      return Optional.of(cursor);
    }
    BigDecimal amount = lookback.get().amount();
    return order == CursorOrder.NUMBER
        ? Optional.of(new BigDecimal(cursor).subtract(amount).toPlainString())
        : Moment.earlier(cursor, amount);
  }
}
