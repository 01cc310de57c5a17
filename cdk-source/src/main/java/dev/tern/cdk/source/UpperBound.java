package dev.tern.cdk.source;

import java.util.List;
import java.util.Optional;

/** What the saved cursor of a stream never exceeds. */
@FunctionalInterface
public interface UpperBound {

  /**
   * The highest cursor that is complete by now, such as the time of the store's clock. Asked once,
   * before the stream is read. Records above it are emitted and come again with the next sync.
   *
   * @param cursorField path of the cursor in use
   * @return the bound as text; empty for none
   */
  Optional<String> now(List<String> cursorField) throws Exception;
}
