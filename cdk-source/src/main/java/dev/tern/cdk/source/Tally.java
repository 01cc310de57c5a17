package dev.tern.cdk.source;

import java.util.concurrent.TimeUnit;

/**
 * What was written since the last state, of one stream or of all, and whether that is enough for
 * the next state.
 *
 * <p>A state is due after a number of records, of bytes or of seconds. All states but the last of a
 * stream have less than a hundredth of the bytes of the records before them, unless they are small
 * and the author wants them more often. For who is inside of the gate.
 */
final class Tally {

  /** A state of so few bytes is as cheap as a record. */
  static final int SMALL_BYTES = 1024;

  private static final long BYTES = 8L * 1024 * 1024;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long SIGN_OF_LIFE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long RECORD_BYTES_PER_STATE_BYTE = 100;

  private long records;
  private long bytes;
  private long stateBytes;
  private long since = System.nanoTime();

  /** Counts records that were written. */
  void add(long moreRecords, long moreBytes) {
    records += moreRecords;
    bytes += moreBytes;
  }

  /** How many records no state has counted yet. */
  long records() {
    return records;
  }

  /** Whether it is time for a state, as far as its size is known. */
  boolean due(Cadence cadence) {
    boolean enough =
        records >= cadence.records() || bytes >= BYTES || System.nanoTime() - since >= NANOS;
    return enough && affordable(cadence);
  }

  /** Whether a state of the size that is known may leave on the way. */
  boolean affordable(Cadence cadence) {
    return stateBytes * RECORD_BYTES_PER_STATE_BYTE <= bytes
        || (stateBytes <= SMALL_BYTES
            && (cadence.even() || System.nanoTime() - since >= SIGN_OF_LIFE_NANOS));
  }

  /** Learns how large the next state is. */
  void sized(long size) {
    stateBytes = size;
  }

  /** Starts anew behind a state. */
  void told(long size) {
    stateBytes = size;
    records = 0;
    bytes = 0;
    since = System.nanoTime();
  }
}
