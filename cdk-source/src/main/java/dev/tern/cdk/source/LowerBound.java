package dev.tern.cdk.source;

import java.util.List;
import java.util.Optional;

/**
 * Where reading starts.
 *
 * @param cursorField path of the cursor; empty for a full refresh
 * @param value the lowest cursor value wanted, inclusive, as text with full precision; empty to
 *     read from the beginning
 * @param upTo the upper bound taken when the stream was begun: what comes above it comes again with
 *     the next sync, so a reader may leave it out; empty for none
 */
public record LowerBound(List<String> cursorField, Optional<String> value, Optional<String> upTo) {

  /** Keeps its own copy of the path. */
  public LowerBound {
    cursorField = List.copyOf(cursorField);
  }

  /** A bound from below only. */
  public LowerBound(List<String> cursorField, Optional<String> value) {
    this(cursorField, value, Optional.empty());
  }

  /** Everything: what a full refresh reads. */
  static LowerBound none() {
    return new LowerBound(List.of(), Optional.empty());
  }
}
