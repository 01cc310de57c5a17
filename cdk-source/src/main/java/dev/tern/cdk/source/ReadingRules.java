package dev.tern.cdk.source;

import java.util.List;
import java.util.Optional;

/**
 * How a stream of the usual door is read, as its author declared it.
 *
 * @param reader reads one page of one part
 * @param paged whether its pages carry tokens that a state can keep
 * @param partitioner splits the stream; empty for a stream of one part
 * @param cursor how the cursor is dealt with
 * @param upperBound what the saved cursor never exceeds
 * @param limits what a part holds while it is read
 * @param retries how often a part that failed for a while is tried again
 * @param version how its states are read
 * @param recordClass the only class of its records; empty for any
 * @param keepUndeclared whether fields nobody declared are emitted
 */
record ReadingRules(
    PageReader reader,
    boolean paged,
    Optional<Partitioner> partitioner,
    CursorPolicy cursor,
    Optional<UpperBound> upperBound,
    List<Limit> limits,
    int retries,
    StateVersion version,
    Optional<Class<? extends Record>> recordClass,
    boolean keepUndeclared) {

  /** Whether a read that was cut can go on, even one of a full refresh. */
  boolean resumable() {
    return paged || partitioner.isPresent();
  }
}
