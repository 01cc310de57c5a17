package dev.tern.cdk.destination;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What of one stream is not durable yet, with the states that wait for it.
 *
 * <p>Places in the input are sequence numbers over all records and states; {@link #NEVER} is after
 * all of them. Guarded by the {@link AckLedger} it belongs to, but for what says that it is for the
 * thread that reads.
 */
final class StreamAccount {

  static final long NEVER = Long.MAX_VALUE;

  private final Deque<PendingState> states = new ArrayDeque<>();
  private final Deque<Long> batches = new ArrayDeque<>();
  private boolean open;
  private Tally tally = new Tally();
  private boolean counted;
  private boolean held;
  private long heldFrom = NEVER;
  private long failedFrom = NEVER;
  private long indexed = NEVER;

  /**
   * @param held whether nothing of it counts as durable before it is complete
   */
  StreamAccount(boolean held) {
    this.held = held;
  }

  /** Whether a record changes nothing but the count; for the thread that reads. */
  boolean goesOn() {
    return open && counted;
  }

  /** A record arrived. */
  void receive(long sequence) {
    counted = true;
    tally.receive();
    if (!open) {
      open = true;
      batches.add(sequence);
      touch(sequence);
    }
  }

  /** Where records are counted until the next state; for the thread that reads. */
  Tally tally() {
    return tally;
  }

  /** A state arrived. */
  void await(PendingState state) {
    states.add(state);
    touch(state.sequence());
  }

  private void touch(long sequence) {
    if (held) {
      heldFrom = Math.min(heldFrom, sequence);
    }
  }

  /** Ends the count: what comes next belongs to the next state. */
  Tally seal() {
    Tally sealed = tally;
    tally = new Tally();
    counted = false;
    return sealed;
  }

  /** Ends the batch: the next record begins another. */
  void cut() {
    open = false;
  }

  /** The oldest batch is stored. */
  void durable() {
    batches.remove();
  }

  /** What is stored counts from now on. */
  void complete() {
    held = false;
    heldFrom = NEVER;
  }

  /** Nothing from here on will ever be stored. */
  void fail(long sequence) {
    failedFrom = Math.min(failedFrom, sequence);
  }

  /** Where the first thing stands that will never be stored. */
  long failedFrom() {
    return failedFrom;
  }

  /** The oldest record that is not stored. */
  long pendingFrom() {
    return batches.isEmpty() ? NEVER : batches.element();
  }

  boolean held() {
    return held;
  }

  /** The states that wait, oldest first. */
  Deque<PendingState> states() {
    return states;
  }

  /** Whether the oldest state that waits is true by now. */
  boolean ready() {
    return !states.isEmpty() && blockedFrom() > states.element().sequence();
  }

  /** Where the first thing stands that is not durable or not acknowledged. */
  long openFrom() {
    long oldest = states.isEmpty() ? NEVER : states.element().sequence();
    return Math.min(oldest, blockedFrom());
  }

  private long blockedFrom() {
    return Math.min(Math.min(pendingFrom(), heldFrom), failedFrom);
  }

  /** The place under which the ledger finds it. */
  long indexed() {
    return indexed;
  }

  void index(long place) {
    indexed = place;
  }
}
