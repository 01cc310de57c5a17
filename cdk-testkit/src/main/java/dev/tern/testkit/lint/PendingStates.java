package dev.tern.testkit.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The states that a destination has not returned yet.
 *
 * <p>At most {@value #MOST} are remembered; of more, the oldest are forgotten.
 */
final class PendingStates {

  static final int MOST = 20_000;

  private static final int LOOKED_AT = 8;

  private final LinkedHashMap<Long, PendingState> byNumber = new LinkedHashMap<>();
  private final Map<Long, Deque<PendingState>> byWhole = new HashMap<>();
  private final Map<StateKey, Deque<PendingState>> byKey = new LinkedHashMap<>();
  private final Map<Long, PendingState> byPosition = new HashMap<>();
  private final Map<Long, PendingState> byId = new HashMap<>();
  private boolean forgetful;

  void add(PendingState state) {
    byNumber.put(state.number(), state);
    byWhole.computeIfAbsent(state.whole(), whole -> new ArrayDeque<>(1)).add(state);
    byKey.computeIfAbsent(state.key(), key -> new ArrayDeque<>(1)).add(state);
    byPosition.putIfAbsent(state.position(), state);
    state.id().ifPresent(id -> byId.put(id, state));
    if (byNumber.size() > MOST) {
      forgetful = true;
      remove(byNumber.values().iterator().next());
    }
  }

  /** Whether a state that is not here may have been forgotten. */
  boolean forgetful() {
    return forgetful;
  }

  /** The oldest of the states that are equal to this one. */
  Optional<PendingState> findEqual(PendingState returned) {
    return Optional.ofNullable(byWhole.get(returned.whole())).map(Deque::peek);
  }

  /** The state that this one was before it was changed, as far as one can tell. */
  Optional<PendingState> findOriginal(PendingState returned) {
    Optional<PendingState> numbered = returned.id().map(byId::get);
    if (numbered.isPresent()) {
      return numbered;
    }
    return byKey.getOrDefault(returned.key(), new ArrayDeque<>()).stream()
        .limit(LOOKED_AT)
        .filter(state -> alike(state, returned))
        .findFirst()
        .or(() -> Optional.ofNullable(byPosition.get(returned.position())));
  }

  private static boolean alike(PendingState pending, PendingState returned) {
    return pending.position() == returned.position() || pending.reset();
  }

  /** Removes a state, with those before it of the same streams; says which those are. */
  Collection<PendingState> settle(PendingState state) {
    Deque<PendingState> same = byKey.getOrDefault(state.key(), new ArrayDeque<>());
    Deque<PendingState> skipped = new ArrayDeque<>();
    while (!same.isEmpty() && same.element().number() < state.number()) {
      PendingState older = same.element();
      skipped.add(older);
      remove(older);
    }
    remove(state);
    return skipped;
  }

  /** The newest of each. */
  Collection<PendingState> last() {
    return byKey.values().stream().map(Deque::getLast).toList();
  }

  private void remove(PendingState state) {
    byNumber.remove(state.number());
    removeFrom(byWhole, state.whole(), state);
    removeFrom(byKey, state.key(), state);
    byPosition.remove(state.position(), state);
    state.id().ifPresent(id -> byId.remove(id, state));
  }

  /** It is among the first of its queue. */
  private static <K> void removeFrom(Map<K, Deque<PendingState>> map, K key, PendingState state) {
    Deque<PendingState> queue = map.get(key);
    if (queue != null) {
      queue.remove(state);
      if (queue.isEmpty()) {
        map.remove(key);
      }
    }
  }
}
