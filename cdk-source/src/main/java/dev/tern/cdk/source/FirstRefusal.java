package dev.tern.cdk.source;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The first thing that was refused, which fails a read for good: a record that was not taken must
 * not be passed over by a later state.
 *
 * <p>Safe for all threads: a refusal may come from one that nobody watches.
 */
final class FirstRefusal {

  private final AtomicReference<Throwable> first = new AtomicReference<>();

  /** Something that may be refused. */
  @FunctionalInterface
  interface Attempt {
    void run();
  }

  /** Tries something, unless there was a refusal before; keeps the refusal if it comes to one. */
  void guard(Attempt attempt) {
    rethrow();
    try {
      attempt.run();
    } catch (RuntimeException | Error e) {
      keep(e);
      throw e;
    }
  }

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
  private Throwable before(Throwable failure) {
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
