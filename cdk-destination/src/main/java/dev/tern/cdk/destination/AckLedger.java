package dev.tern.cdk.destination;

import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repeats a state once all before it is durable.
 *
 * <p>A STREAM state waits for the earlier records of its stream, a GLOBAL or LEGACY state for the
 * earlier records and states of all streams; both go out in the order they came and once (WRITE-3,
 * WRITE-6). Names inside a GLOBAL state are not looked at (WRITE-16). States of streams that are
 * not in the catalog wait for no record.
 */
final class AckLedger {

  private final MessageWriter out;
  private final Map<StreamDescriptor, StreamAccount> accounts = new LinkedHashMap<>();
  private final Deque<PendingState> shared = new ArrayDeque<>();
  private long sequence;
  private long heldFrom = StreamAccount.NEVER;
  private int releasable;
  private long bytes;

  AckLedger(MessageWriter out) {
    this.out = out;
  }

  /** Opens the account of a stream; when held, none of its states leave before it is complete. */
  StreamAccount open(StreamDescriptor stream, boolean held) {
    StreamAccount account = new StreamAccount(held);
    accounts.put(stream, account);
    return account;
  }

  /** A record came in; says where it is counted. */
  Tally receive(StreamAccount account) {
    Tally tally = account.receive(++sequence);
    heldFrom = Math.min(heldFrom, account.heldFrom());
    return tally;
  }

  /** A state came in; it leaves at once when nothing is left to wait for. */
  void receive(Incoming.State state) {
    sequence++;
    bytes += state.line().length();
    if (state.stream().isPresent()) {
      receive(state, accountOf(state.stream().get()));
      return;
    }
    shared.add(new PendingState(state.line(), sequence, sealAll()));
    if (shared.size() == 1) {
      releaseShared();
    }
  }

  private void receive(Incoming.State state, StreamAccount account) {
    account.await(new PendingState(state.line(), sequence, List.of(account.seal())));
    heldFrom = Math.min(heldFrom, account.heldFrom());
    releasable += account.held() ? 0 : 1;
    release(account);
  }

  private StreamAccount accountOf(StreamDescriptor stream) {
    return Optional.ofNullable(accounts.get(stream)).orElseGet(() -> open(stream, false));
  }

  /** The counts of all streams; at least one, so that another state can hand its own over. */
  private List<Tally> sealAll() {
    List<Tally> tallies = new ArrayList<>(List.of(new Tally()));
    for (StreamAccount account : accounts.values()) {
      if (account.counted()) {
        tallies.add(account.seal());
      }
    }
    return tallies;
  }

  /** All records of a stream that came so far are stored. */
  void durable(StreamAccount account) {
    account.durable();
    release(account);
    releaseShared();
  }

  /** A held stream is complete: what is stored of it counts from now on. */
  void complete(StreamAccount account) {
    releasable += account.held() ? account.states().size() : 0;
    account.complete();
    heldFrom = StreamAccount.NEVER;
    accounts.values().forEach(other -> heldFrom = Math.min(heldFrom, other.heldFrom()));
    release(account);
    releaseShared();
  }

  /** Whether storing what is there would let a state go. */
  boolean waiting() {
    return releasable > 0 || (!shared.isEmpty() && shared.element().sequence() < heldFrom);
  }

  /** How many bytes the states that wait have. */
  long bytes() {
    return bytes;
  }

  /** Gives up all waiting states that a later one of the same kind includes, to save memory. */
  void thin() {
    for (StreamAccount account : accounts.values()) {
      int given = thin(account.states());
      releasable -= account.held() ? 0 : given;
    }
    thin(shared);
  }

  private int thin(Deque<PendingState> states) {
    int given = 0;
    while (states.size() > 1) {
      PendingState oldest = states.remove();
      oldest.yieldTo(states.element());
      bytes -= oldest.line().length();
      given++;
    }
    return given;
  }

  private void release(StreamAccount account) {
    long barrier = shared.isEmpty() ? StreamAccount.NEVER : shared.element().sequence();
    while (account.ready() && account.states().element().sequence() < barrier) {
      releasable--;
      acknowledge(account.states().remove());
    }
  }

  private void releaseShared() {
    while (!shared.isEmpty() && settledBefore(shared.element().sequence())) {
      acknowledge(shared.remove());
      accounts.values().forEach(this::release);
    }
  }

  private boolean settledBefore(long place) {
    for (StreamAccount account : accounts.values()) {
      if (account.openFrom() < place) {
        return false;
      }
    }
    return true;
  }

  private void acknowledge(PendingState state) {
    bytes -= state.line().length();
    out.writeLine(state.acknowledgement());
  }
}
