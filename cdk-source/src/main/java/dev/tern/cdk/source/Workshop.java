package dev.tern.cdk.source;

import java.util.function.IntConsumer;

/**
 * How the workers of a read come to run, and the one gate they meet at: threads of this machine, or
 * a test that decides who goes on.
 */
interface Workshop {

  /**
   * Has a number of workers work at the same time.
   *
   * @param work what each does, by its number
   * @return whether all came to their end; false when some had to be left behind
   */
  boolean run(int workers, IntConsumer work);

  /** Has something else done beside the workers, for as long as that may take. */
  void beside(String name, Runnable work);

  /** Enters the gate, alone. */
  void enter();

  /** Leaves the gate. */
  void leave();

  /** Waits outside of the gate until somebody calls; for who is inside. */
  void await();

  /** Waits like that, but no longer than until a moment. */
  void awaitUntil(long moment);

  /** Calls all who wait; for who is inside. */
  void wakeAll();

  /** The moment it is, in nanoseconds of which only differences mean something. */
  long now();
}
