package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One stream of the catalog on its way through a read: how many workers are at it, and what became
 * of them.
 *
 * <p>What changes is for who is inside of the gate.
 */
final class StreamRun {

  /** So many parts in a row may fail before no other is tried. */
  private static final int FAILED_PARTS = 10;

  private final PlannedStream planned;
  private final StreamLedger ledger;
  private final RecordRules rules;
  private final FirstRefusal late = new FirstRefusal();
  private final Deque<StreamRead.Part> resting = new ArrayDeque<>();

  private RecordNotes notes = RecordNotes.NONE;
  private @Nullable StreamRead read;
  private @Nullable Throwable failure;
  private int failedInARow;
  private int busy;
  private long restsUntil;
  private boolean rests;
  private boolean opening;
  private boolean exhausted;
  private boolean interrupted;
  private boolean ended;

  StreamRun(PlannedStream planned, StreamLedger ledger, RecordRules rules) {
    this.planned = planned;
    this.ledger = ledger;
    this.rules = rules;
  }

  PlannedStream planned() {
    return planned;
  }

  String name() {
    return StreamNames.text(planned.descriptor());
  }

  StreamLedger ledger() {
    return ledger;
  }

  RecordRules rules() {
    return rules;
  }

  /** Takes note of what was odd about some of its records; for all threads. */
  synchronized void note(RecordNotes more) {
    notes = notes.and(more);
  }

  /** What is odd about its records. */
  synchronized RecordNotes notes() {
    return notes;
  }

  /** What came for this stream when its reading had ended; for all threads. */
  FirstRefusal late() {
    return late;
  }

  /** What a part of it holds while it is read. */
  List<Limit> limits() {
    return planned.limits();
  }

  /** The read, once it is open. */
  Optional<StreamRead> read() {
    return Optional.ofNullable(read);
  }

  /** The read is open. */
  void opened(StreamRead opened) {
    read = opened;
    ledger.begin(opened::state, opened.cadence());
  }

  /** Whether there is something to do for one more worker. */
  boolean available(long now) {
    return !rests(now) && (!resting.isEmpty() || (!opening && !exhausted));
  }

  private boolean rests(long now) {
    rests &= restsUntil - now > 0;
    return rests;
  }

  /** When it goes on, while it rests. */
  OptionalLong restsUntil() {
    return rests ? OptionalLong.of(restsUntil) : OptionalLong.empty();
  }

  private void rest(long until) {
    restsUntil = rests && restsUntil - until > 0 ? restsUntil : until;
    rests = true;
  }

  int busy() {
    return busy;
  }

  /** A worker comes, for a part that has rested or else to ask for the next one. */
  Optional<StreamRead.Part> enter() {
    busy++;
    Optional<StreamRead.Part> rested = Optional.ofNullable(resting.poll());
    opening |= rested.isEmpty();
    return rested;
  }

  /** A worker has the next part, unless there was none. */
  void given(boolean part) {
    opening = false;
    exhausted |= !part;
  }

  /** A worker was told to ask again later. */
  void givenLater(long moment) {
    opening = false;
    rest(moment);
  }

  /** A worker goes; the part was read to its end. */
  void leave() {
    busy--;
    failedInARow = 0;
  }

  /** A worker goes; the part is to be read on later, and so are the others. */
  void leaveResting(StreamRead.Part part, long until) {
    busy--;
    resting.add(part);
    rest(until);
  }

  /** A worker goes, because the end was asked for. */
  void leaveInterrupted() {
    busy--;
    giveUp();
  }

  /** A worker goes, because the part failed. */
  void leaveFailed(Throwable cause) {
    busy--;
    exhausted |= ++failedInARow >= FAILED_PARTS;
    if (failure == null) {
      failure = cause;
    } else if (failure != cause && failure.getSuppressed().length < FAILED_PARTS) {
      failure.addSuppressed(cause);
    }
  }

  /** No more parts are read. */
  void giveUp() {
    interrupted = true;
    exhausted = true;
    resting.clear();
  }

  /** Whether nothing more will come. */
  boolean over() {
    return exhausted && busy == 0 && resting.isEmpty();
  }

  /** Whether all there is was read. */
  boolean complete() {
    return over() && !interrupted && failure == null;
  }

  /** It was said how the stream ended. */
  void end() {
    ended = true;
  }

  /** Whether it was said how the stream ended. */
  boolean ended() {
    return ended;
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
