package dev.tern.cdk.destination;

import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Repeats a state once all before it is durable.
 *
 * <p>A STREAM state waits for the earlier records of its stream, a GLOBAL or LEGACY state for the
 * earlier records and states of all streams; both go out in the order they came and once (WRITE-3,
 * WRITE-6). Names inside a GLOBAL state are not looked at (WRITE-16). States of streams that are
 * not in the catalog wait for no record: {@link StreamRouter} hands over those that may leave.
 *
 * <p>For many threads: the one that makes a state true writes it. No step looks at all streams.
 */
final class AckLedger {

  private final MessageWriter out;
  private final Map<StreamDescriptor, StreamAccount> accounts = new HashMap<>();
  private final Deque<PendingState> shared = new ArrayDeque<>();

  /** Every account with something open, under the place of its first open thing. */
  private final TreeMap<Long, StreamAccount> unsettled = new TreeMap<>();

  /** Accounts whose first state is true and waits for a shared one before it. */
  private final TreeMap<Long, StreamAccount> barred = new TreeMap<>();

  private final Set<StreamAccount> counted = new LinkedHashSet<>();

  /** The place of the last record or state; only the thread that reads goes on to the next. */
  private final AtomicLong places = new AtomicLong();

  private long failedFrom = StreamAccount.NEVER;
  private long bytes;

  AckLedger(MessageWriter out) {
    this.out = out;
  }

  /** Opens the account of a stream; when held, none of its states leave before it is complete. */
  synchronized StreamAccount open(StreamDescriptor stream, boolean held) {
    StreamAccount account = new StreamAccount(held);
    accounts.put(stream, account);
    return account;
  }

  /**
   * A record came in that belongs to the open batch of its stream: {@link StreamAccount#tally}
   * counts it. For the thread that reads, while nobody cuts the batch.
   *
   * @return its place among all records and states of the input
   */
  long receive(StreamAccount account) {
    long place = next();
    if (account.goesOn()) {
      account.tally().receive(); // as nearly always, without the lock
    } else {
      begin(account, place);
    }
    return place;
  }

  private long next() {
    long place = places.getPlain() + 1;
    places.setRelease(place);
    return place;
  }

  private synchronized void begin(StreamAccount account, long place) {
    counted.add(account);
    account.receive(place);
    index(account);
  }

  /** The open batch of a stream takes no more records. */
  synchronized void cut(StreamAccount account) {
    account.cut();
  }

  /** A state came in; says whether it left at once, as nothing is left to wait for. */
  synchronized boolean receive(Incoming.State state) {
    long place = next();
    return state.stream().isPresent()
        ? receive(state, place, accountOf(state.stream().get()))
        : receiveShared(state, place);
  }

  private boolean receive(Incoming.State state, long place, StreamAccount account) {
    counted.remove(account);
    Tally tally = account.seal();
    if (account.failedFrom() <= place) {
      return true;
    }
    bytes += state.line().length();
    account.await(new PendingState(state.line(), place, List.of(tally)));
    release(account);
    return account.states().isEmpty();
  }

  private boolean receiveShared(Incoming.State state, long place) {
    List<Tally> tallies = sealAll();
    if (failedFrom <= place) {
      return true;
    }
    bytes += state.line().length();
    shared.add(new PendingState(state.line(), place, tallies));
    releaseShared();
    return shared.isEmpty();
  }

  private StreamAccount accountOf(StreamDescriptor stream) {
    return Optional.ofNullable(accounts.get(stream)).orElseGet(() -> open(stream, false));
  }

  /** The counts of all streams; at least one, so that another state can hand its own over. */
  private List<Tally> sealAll() {
    List<Tally> tallies = new ArrayList<>(List.of(new Tally()));
    counted.forEach(account -> tallies.add(account.seal()));
    counted.clear();
    return tallies;
  }

  /** The oldest batch of a stream is stored. */
  synchronized void durable(StreamAccount account, RecordBatch batch) {
    batch.settle();
    account.durable();
    release(account);
    releaseShared();
  }

  /** A held stream is complete: what is stored of it counts from now on. */
  synchronized void complete(StreamAccount account) {
    account.complete();
    release(account);
    releaseShared();
  }

  /**
   * What is not stored of a stream never will be: no state that waits for it leaves, now or later,
   * and nobody else waits for those states.
   */
  synchronized void fail(StreamAccount account) {
    failFrom(account, Math.min(account.pendingFrom(), places.getAcquire() + 1));
  }

  /** Nothing of a stream will be stored that comes from now on. */
  synchronized void refuse(StreamAccount account) {
    failFrom(account, places.getAcquire() + 1);
  }

  private void failFrom(StreamAccount account, long place) {
    account.fail(place);
    failedFrom = Math.min(failedFrom, place);
    release(account);
    while (dropLast(account.states(), account.failedFrom())) {
      // the youngest go first
    }
    while (dropLast(shared, failedFrom)) {
      // the youngest go first
    }
    index(account);
    releaseShared();
    releaseBarred();
  }

  private boolean dropLast(Deque<PendingState> states, long from) {
    if (states.isEmpty() || states.getLast().sequence() < from) {
      return false;
    }
    bytes -= states.removeLast().line().length();
    return true;
  }

  /** How many bytes the states that wait have. */
  synchronized long bytes() {
    return bytes;
  }

  /** Gives up all waiting states that a later one of the same kind includes, to save memory. */
  synchronized void thin() {
    accounts.values().forEach(account -> thin(account.states()));
    thin(shared);
    barred.clear();
    accounts.values().forEach(this::release);
    releaseShared();
  }

  private void thin(Deque<PendingState> states) {
    while (states.size() > 1) {
      PendingState oldest = states.remove();
      oldest.yieldTo(states.element());
      bytes -= oldest.line().length();
    }
  }

  private void release(StreamAccount account) {
    while (account.ready() && account.states().element().sequence() < barrier()) {
      acknowledge(account.states().remove());
    }
    if (account.ready()) {
      barred.put(account.states().element().sequence(), account);
    }
    index(account);
  }

  private long barrier() {
    return shared.isEmpty() ? StreamAccount.NEVER : shared.element().sequence();
  }

  private void releaseShared() {
    while (!shared.isEmpty() && settledBefore(shared.element().sequence())) {
      acknowledge(shared.remove());
      releaseBarred();
    }
  }

  private void releaseBarred() {
    while (!barred.isEmpty() && barred.firstKey() < barrier()) {
      release(barred.pollFirstEntry().getValue());
    }
  }

  private boolean settledBefore(long place) {
    return unsettled.isEmpty() || unsettled.firstKey() > place;
  }

  private void index(StreamAccount account) {
    long place = account.openFrom();
    if (place == account.indexed()) {
      return;
    }
    unsettled.remove(account.indexed(), account);
    account.index(place);
    if (place != StreamAccount.NEVER) {
      unsettled.put(place, account);
    }
  }

  private void acknowledge(PendingState state) {
    bytes -= state.line().length();
    out.writeLine(state.acknowledgement());
  }
}
