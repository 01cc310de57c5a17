package dev.tern.cdk.source;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The place of one worker: the lines it has written and not yet handed over, and whose code it is
 * in.
 *
 * <p>For its worker; while that is in the author's code, for who lingers on it.
 */
final class Lane {

  private static final int HAND_OVER_BYTES = 64 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;

  private final LineBytes lines = new LineBytes();
  private final AuthorTurn turn;
  private final OrderedOutput output;
  private final Linger linger;

  private @Nullable Cargo cargo;
  private int count;
  private boolean begun;
  private volatile boolean waiting;
  private volatile boolean wanted;

  /**
   * Whose records a lane carries.
   *
   * @param ledger the stream they are of
   * @param track what is made of them
   * @param move takes a position that covers all of them; called inside of the gate
   * @param refusal what was refused of them: behind it no position covers anything
   */
  record Cargo(StreamLedger ledger, Track track, PositionMove move, FirstRefusal refusal) {

    /** Nothing was refused yet. */
    Cargo(StreamLedger ledger, Track track, PositionMove move) {
      this(ledger, track, move, new FirstRefusal());
    }
  }

  /** Takes a position that covers what was handed over. */
  @FunctionalInterface
  interface PositionMove {
    /** Whether the position moved. */
    boolean to(Position position);
  }

  /** For the calling thread. */
  Lane(AuthorTurn turn, OrderedOutput output, Linger linger) {
    this.turn = turn;
    this.output = output;
    this.linger = linger;
  }

  LineBytes lines() {
    return lines;
  }

  AuthorTurn turn() {
    return turn;
  }

  /** What is made of the records. */
  Track track() {
    return cargo().track();
  }

  /** What an author does. */
  @FunctionalInterface
  interface AuthorWork<T> {
    T run() throws Exception;
  }

  /** Lets the author work, from whom a request to stop may take the worker away. */
  <T> T author(AuthorWork<T> work) throws Exception {
    authorGoesOn();
    try {
      return work.run();
    } finally {
      turn.end();
    }
  }

  /** Begins with the records of one attempt. */
  void carry(Cargo next) {
    discard();
    cargo = next;
    begun = false;
  }

  /** Whether records of this attempt are on their way already. */
  boolean begun() {
    return begun;
  }

  /** The author's code goes on. */
  void authorGoesOn() {
    turn.begin();
    if (wanted) { // whoever wanted the lines found the worker in the kit's code
      turn.end();
      wanted = false;
      if (waiting) {
        handOverSafely();
      }
      turn.begin();
    }
  }

  /** A line was added: hands over when it is time. */
  void taken() {
    count++;
    if (lines.size() >= HAND_OVER_BYTES || cargo().track().due()) {
      handOverSafely();
    } else if (!waiting) {
      waiting = true;
      linger.arm();
    }
  }

  /** What was refused of the records. */
  FirstRefusal refusal() {
    return cargo().refusal();
  }

  /** Hands over with the position that covers all, if there is one. */
  void handOverSafely() {
    boolean sound = refusal().find().isEmpty();
    handOver(sound ? cargo().track().safe() : Optional.empty());
  }

  /** Hands over with a position that covers all. */
  void handOver(Optional<Position> position) {
    PositionMove move = cargo().move();
    Optional<BooleanSupplier> covered = position.map(reached -> () -> move.to(reached));
    handOver(covered.orElse(() -> false));
  }

  /** Hands over, with what is to be done inside of the gate when the lines are written. */
  void handOver(BooleanSupplier move) {
    begun |= count > 0;
    output.handOver(cargo().ledger(), lines, count, move);
    cargo().track().handedOver();
    discard();
  }

  /** Forgets what was not handed over. */
  void discard() {
    lines.clear(KEPT_BYTES);
    count = 0;
    waiting = false;
  }

  /** Hands over what waits while its author lets it wait; for another thread. */
  void linger() {
    if (waiting) {
      wanted = true;
      turn.borrow(
          () -> {
            wanted = false;
            handOverSafely();
          });
    }
  }

  private Cargo cargo() {
    return Objects.requireNonNull(cargo, "nothing is carried");
  }
}
