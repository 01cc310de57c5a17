package dev.tern.cdk.destination;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What of one stream is not durable yet, with the states that wait for it.
 *
 * <p>Places in the input are sequence numbers over all records and states; {@link #NEVER} is after
 * all of them.
 */
final class StreamAccount {

  static final long NEVER = Long.MAX_VALUE;

  private final Deque<PendingState> states = new ArrayDeque<>();
  private Tally tally = new Tally();
  private boolean counted;
  private boolean held;
  private long pendingFrom = NEVER;
  private long heldFrom = NEVER;

  /**
   * @param held whether nothing of it counts as durable before it is complete
   */
  StreamAccount(boolean held) {
    this.held = held;
  }

  /** A record arrived; says where it is counted. */
  Tally receive(long sequence) {
    counted = true;
    tally.receive();
    pendingFrom = Math.min(pendingFrom, sequence);
    touch(sequence);
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

  /** Whether records came since the last state. */
  boolean counted() {
    return counted;
  }

  /** Ends the count: what comes next belongs to the next state. */
  Tally seal() {
    Tally sealed = tally;
    tally = new Tally();
    counted = false;
    return sealed;
  }

  /** Everything that came so far is stored. */
  void durable() {
    pendingFrom = NEVER;
  }

  /** What is stored counts from now on. */
  void complete() {
    held = false;
    heldFrom = NEVER;
  }

  boolean held() {
    return held;
  }

  long heldFrom() {
    return heldFrom;
  }

  /** The states that wait, oldest first. */
  Deque<PendingState> states() {
    return states;
  }

  /** Whether the oldest state that waits is true by now. */
  boolean ready() {
    return !states.isEmpty() && Math.min(pendingFrom, heldFrom) > states.element().sequence();
  }

  /** Where the first thing stands that is not durable or not acknowledged. */
  long openFrom() {
    long oldest = states.isEmpty() ? NEVER : states.element().sequence();
    return Math.min(oldest, Math.min(pendingFrom, heldFrom));
  }
}
