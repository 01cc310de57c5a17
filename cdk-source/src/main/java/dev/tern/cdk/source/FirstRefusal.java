package dev.tern.cdk.source;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The first thing a stream refused to take, which fails the stream for good: a record that was not
 * taken must not be passed over by a later state.
 *
 * <p>Safe for all threads: a refusal may come from one that nobody watches.
 */
final class FirstRefusal {

  private final AtomicReference<Throwable> first = new AtomicReference<>();

  /** Keeps a failure if it is the first. */
  void keep(Throwable failure) {
    if (!(failure instanceof StoppedException)) { // who is asked to stop has lost nothing
      first.compareAndSet(null, failure);
    }
  }

  /** The refusal, if there was one. */
  Optional<Throwable> find() {
    return Optional.ofNullable(first.get());
  }

  /** Throws the refusal, if there was one. */
  void rethrow() {
    Throwable refusal = first.get();
    if (refusal instanceof Error error) {
      throw error;
    }
    if (refusal != null) {
      throw (RuntimeException) refusal;
    }
  }

  /** As {@link #rethrow()}, with what came of the refusal told beside it. */
  void rethrow(Throwable consequence) {
    Throwable unused = before(consequence);
    rethrow();
  }

  /** What a failed reading failed of: the refusal, if there was one, with what came of it. */
  Throwable before(Throwable failure) {
    Throwable refusal = first.get();
    if (refusal == null) {
      return failure;
    }
    if (Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .noneMatch(cause -> cause == refusal)) {
      refusal.addSuppressed(failure);
    }
    return refusal;
  }
}
