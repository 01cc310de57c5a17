package dev.tern.cdk.source;

/**
 * How often a stream wants to see its state.
 *
 * @param records behind so many records
 * @param even whether even when a state is not worth it, as long as it is small
 */
record Cadence(long records, boolean even) {

  /** Nobody said anything. */
  static final Cadence KIT = new Cadence(10_000, false);

  /** Whenever it moves. */
  static final Cadence EACH = new Cadence(0, false);

  /** The end of a stream, whose state is its last one. */
  static final Cadence END = new Cadence(0, true);

  /** What an author declared. */
  static Cadence every(long records) {
    return new Cadence(records, true);
  }
}
