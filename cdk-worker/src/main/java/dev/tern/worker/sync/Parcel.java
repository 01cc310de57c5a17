package dev.tern.worker.sync;

/** A part of what goes on from the source to the destination, in its order. */
sealed interface Parcel {

  /** Whole lines of records, as they came. */
  @SuppressWarnings("ArrayRecordComponent") // a range of a block that nobody changes any more
  record Lines(byte[] array, int from, int to) implements Parcel {}

  /** A state, which is not ready to go. */
  record State(PendingState state) implements Parcel {}

  /** A line that is ready to go, with its end. */
  @SuppressWarnings("ArrayRecordComponent") // made for this, and not changed
  record Ready(byte[] line) implements Parcel {}
}
