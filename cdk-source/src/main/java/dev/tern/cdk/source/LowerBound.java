package dev.tern.cdk.source;

import java.util.List;
import java.util.Optional;

/**
 * Where reading starts.
 *
 * @param cursorField path of the cursor; empty for a full refresh
 * @param value the lowest cursor value wanted, inclusive, as text with full precision; empty to
 *     read from the beginning
 */
public record LowerBound(List<String> cursorField, Optional<String> value) {

  /** Keeps its own copy of the path. */
  public LowerBound {
    cursorField = List.copyOf(cursorField);
  }
}
