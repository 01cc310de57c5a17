package dev.tern.testkit.mutant;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What is behind the model source, and outlives its runs. */
final class ModelStore {

  /** Whether one more user has arrived, with a cursor that is lower than all. */
  final AtomicBoolean late = new AtomicBoolean();

  /** How often somebody wrote. */
  final AtomicInteger writes = new AtomicInteger();

  /** What a mutant keeps to itself between its runs. */
  final AtomicInteger notes = new AtomicInteger();

  long count(ModelStream stream, long rows) {
    return stream.count(rows) + (late.get() && stream == ModelStream.USERS ? 1 : 0);
  }
}
