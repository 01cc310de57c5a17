package dev.tern.testkit.suite;

/** How a run came to its end. */
public enum Ending {
  /** By itself, or because it was asked to. */
  ENDED,
  /** The suite killed it or went away from its stdout on purpose. */
  CUT,
  /** It did not end in time and was killed. */
  HUNG,
  /** It printed more than can be kept, and was killed. */
  OVERFLOWED
}
