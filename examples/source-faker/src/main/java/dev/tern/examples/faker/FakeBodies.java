package dev.tern.examples.faker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** What repeats in the records, made when it is needed first. For all threads. */
final class FakeBodies<T> {

  private final AtomicReferenceArray<T> made;
  private final IntFunction<T> maker;

  /**
   * None is made yet.
   *
   * @param maker always makes the same of the same number; may be asked twice
   */
  FakeBodies(int count, IntFunction<T> maker) {
    this.made = new AtomicReferenceArray<>(count);
    this.maker = maker;
  }

  T get(int number) {
    T known = made.getAcquire(number);
    if (known == null) {
      known = maker.apply(number);
      made.setRelease(number, known);
    }
    return known;
  }
}
