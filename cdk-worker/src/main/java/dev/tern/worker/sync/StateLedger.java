package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states that are on their way, and what each of them covers.
 *
 * <p>An answer settles its state and all earlier ones of the same stream; of GLOBAL and LEGACY
 * states all earlier ones (P6). What is settled never comes back: an answer that is late, or comes
 * twice, settles nothing. When too many wait, the older ones of a stream are given up for the
 * youngest, which includes them. Safe for any number of threads.
 */
final class StateLedger {

  private final long mostBytes;
  private final Map<Optional<StreamDescriptor>, Deque<PendingState>> waiting = new HashMap<>();
  private final Map<Long, PendingState> byId = new HashMap<>();
  private final BitSet givenUp = new BitSet();
  private final Map<Optional<StreamDescriptor>, Integer> thinned = new HashMap<>();
  private long newest;
  private long bytes;

  /** What an answer did. */
  enum Effect {
    SETTLED,
    /** It is settled by an answer to a later state of its stream, or by this answer before. */
    AGAIN,
    /** It was given up for a later state, whose answer will settle it. */
    GIVEN_UP,
    UNKNOWN
  }

  /**
   * What an answer settled.
   *
   * @param state the state that was answered; none unless it is settled
   * @param shares what it covers, with the states before it that were not answered
   * @param skipped how many these are
   */
  record Settlement(Effect effect, Optional<PendingState> state, List<Share> shares, int skipped) {

    private static Settlement none(Effect effect) {
      return new Settlement(effect, Optional.empty(), List.of(), 0);
    }
  }

  /**
   * An empty ledger.
   *
   * @param mostBytes about how much memory the states may take that wait
   */
  StateLedger(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A state is about to go to the destination. */
  synchronized void send(PendingState state) {
    newest = state.id();
    waiting.computeIfAbsent(state.stream(), key -> new ArrayDeque<>()).add(state);
    byId.put(state.id(), state);
    bytes += state.size();
    if (bytes > mostBytes) {
      thin();
    }
  }

  /** An answer with the id of a state. */
  synchronized Settlement answer(long id) {
    PendingState state = byId.get(id);
    if (state != null) {
      return settle(state);
    }
    if (id < 1 || id > newest) {
      return Settlement.none(Effect.UNKNOWN);
    }
    return Settlement.none(givenUp.get((int) id) ? Effect.GIVEN_UP : Effect.AGAIN);
  }

  /** An answer without an id: to the oldest state of the stream that says the same. */
  synchronized Settlement answer(
      AirbyteStateType type, Optional<StreamDescriptor> stream, JsonNode state) {
    JsonNode content = PendingState.content(type, state);
    Deque<PendingState> states = waiting.getOrDefault(stream, new ArrayDeque<>());
    return states.stream()
        .filter(sent -> sent.type() == type)
        .filter(sent -> PendingState.content(type, sent.state()).equals(content))
        .findFirst()
        .map(this::settle)
        .orElse(Settlement.none(Effect.UNKNOWN));
  }

  @SuppressWarnings("ReferenceEquality") // the very entry that was found
  private Settlement settle(PendingState state) {
    List<Share> shares = new ArrayList<>();
    Deque<PendingState> states = waiting.getOrDefault(state.stream(), new ArrayDeque<>());
    int skipped = -1 + thinned.getOrDefault(state.stream(), 0);
    thinned.remove(state.stream());
    PendingState oldest;
    do {
      oldest = states.remove();
      forget(oldest);
      shares.addAll(oldest.shares());
      skipped++;
    } while (oldest != state);
    if (states.isEmpty()) {
      waiting.remove(state.stream());
    }
    return new Settlement(Effect.SETTLED, Optional.of(state), shares, skipped);
  }

  private void forget(PendingState state) {
    byId.remove(state.id());
    bytes -= state.size();
  }

  private void thin() {
    waiting.replaceAll(
        (stream, states) -> {
          if (states.size() < 2) {
            return states;
          }
          PendingState youngest = states.removeLast();
          List<Share> shares = new ArrayList<>();
          states.forEach(state -> giveUp(state, shares));
          thinned.merge(stream, states.size(), Integer::sum);
          shares.addAll(youngest.shares());
          return new ArrayDeque<>(List.of(replace(youngest, shares)));
        });
  }

  private void giveUp(PendingState state, List<Share> shares) {
    shares.addAll(state.shares());
    givenUp.set((int) state.id());
    forget(state);
  }

  private PendingState replace(PendingState state, List<Share> shares) {
    PendingState wider = state.covering(shares);
    byId.put(state.id(), wider);
    return wider;
  }

  /** How many states were never answered, those given up included. */
  synchronized int waiting() {
    return byId.size() + thinned.values().stream().mapToInt(Integer::intValue).sum();
  }
}
