package dev.tern.cdk.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What must be true about acknowledgements, written down the slow and obvious way. */
final class LedgerModel {

  /** A record, or a state when it has one; a state without stream is shared by all. */
  record Event(String stream, boolean state, int id) {

    boolean shared() {
      return state && stream.isEmpty();
    }

    boolean concerns(Event other) {
      return shared() || other.shared() || stream.equals(other.stream);
    }
  }

  private final Set<String> held;
  private final List<Event> events = new ArrayList<>();
  private final Set<Integer> stored = new HashSet<>();
  private final Set<String> failed = new HashSet<>();

  LedgerModel(Set<String> held) {
    this.held = new HashSet<>(held);
  }

  void add(Event event) {
    events.add(event);
  }

  void stored(List<Integer> records) {
    stored.addAll(records);
  }

  /** Nothing more of a stream is stored: states it keeps from leaving keep nobody else. */
  void fail(String stream) {
    failed.add(stream);
  }

  void complete(String stream) {
    held.remove(stream);
  }

  /** The states that are true now: all before them that concerns them is durable or true itself. */
  List<Integer> trueStates() {
    List<Integer> states = new ArrayList<>();
    Set<Event> open = new HashSet<>();
    boolean lost = false;
    for (Event event : events) {
      lost |= !event.state() && failed.contains(event.stream()) && !stored.contains(event.id());
      if (lost && event.shared()) {
        continue;
      }
      boolean blocked =
          event.state()
              ? held.contains(event.stream()) || open.stream().anyMatch(event::concerns)
              : held.contains(event.stream()) || !stored.contains(event.id());
      if (blocked) {
        open.add(event);
      } else if (event.state()) {
        states.add(event.id());
      }
    }
    return states;
  }

  /**
   * How many records of a kind each state counts: those since the last state that counted their
   * stream.
   */
  Map<Integer, Integer> counts(Predicate<Event> counted) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<String, Integer> since = new HashMap<>();
    for (Event event : events) {
      if (!event.state()) {
        since.merge(event.stream(), counted.test(event) ? 1 : 0, Integer::sum);
      } else if (event.shared()) {
        counts.put(event.id(), since.values().stream().mapToInt(Integer::intValue).sum());
        since.clear();
      } else {
        Integer count = since.remove(event.stream());
        counts.put(event.id(), count == null ? 0 : count);
      }
    }
    return counts;
  }

  /** Whether one state must leave before another: when one of them concerns the other. */
  boolean ordered(int earlier, int later) {
    return state(earlier).concerns(state(later));
  }

  private Event state(int id) {
    return events.stream().filter(event -> event.id() == id).findFirst().orElseThrow();
  }
}
