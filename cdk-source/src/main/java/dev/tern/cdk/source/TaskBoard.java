package dev.tern.cdk.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who reads what next: of the streams that have parts left and whose limits have room, the one with
 * the fewest workers, and the first of the catalog among equals.
 *
 * <p>So one worker reads stream after stream in the order of the catalog, several share them
 * evenly, and no more streams are begun than there are workers. For who is inside of the gate.
 */
final class TaskBoard {

  private static final Comparator<Entry> FAIR =
      Comparator.<Entry>comparingInt(entry -> entry.run().busy()).thenComparingInt(Entry::place);

  private final Map<List<Limit>, Deque<Entry>> unbegun = new LinkedHashMap<>();
  private final List<Entry> begun = new ArrayList<>();
  private final Map<Limit, Integer> held = new HashMap<>();
  private final Consumer<StreamRun> begin;

  /** A stream with its place in the catalog. */
  private record Entry(StreamRun run, int place) {}

  /**
   * All streams are to be read.
   *
   * @param begin told about a stream before its first part is read
   */
  TaskBoard(List<StreamRun> runs, Consumer<StreamRun> begin) {
    this.begin = begin;
    for (int place = 0; place < runs.size(); place++) {
      unbegun
          .computeIfAbsent(runs.get(place).limits(), limits -> new ArrayDeque<>())
          .add(new Entry(runs.get(place), place));
    }
  }

  /** Whether there is nothing more to come for a worker, now or later. */
  boolean over() {
    return unbegun.isEmpty() && begun.isEmpty();
  }

  /**
   * What a worker has to do.
   *
   * @param run the stream
   * @param rested the part to read on; empty to ask for the next one
   */
  record Task(StreamRun run, Optional<StreamRead.Part> rested) {}

  /** What a worker has to do now; empty when it has to wait. */
  Optional<Task> take(long now) {
    Optional<Entry> next =
        Stream.concat(
                begun.stream().filter(entry -> entry.run().available(now)),
                unbegun.values().stream().map(Deque::element))
            .filter(entry -> hasRoom(entry.run().limits()))
            .min(FAIR);
    return next.map(this::assign);
  }

  /** When the first of the streams that rest goes on. */
  OptionalLong restsUntil() {
    return begun.stream()
        .flatMapToLong(entry -> entry.run().restsUntil().stream())
        .reduce((one, other) -> one - other < 0 ? one : other);
  }

  @SuppressWarnings("ReferenceEquality") // the very entry that was taken
  private Task assign(Entry entry) {
    StreamRun run = entry.run();
    Deque<Entry> queue = unbegun.get(run.limits());
    if (queue != null && queue.element() == entry) {
      queue.remove();
      if (queue.isEmpty()) {
        unbegun.remove(run.limits());
      }
      begun.add(entry);
      begin.accept(run);
    }
    run.limits().forEach(limit -> held.merge(limit, 1, Integer::sum));
    return new Task(run, run.enter());
  }

  /** A worker has gone from a stream. */
  void release(StreamRun run) {
    run.limits().forEach(limit -> held.merge(limit, -1, Integer::sum));
    if (run.over()) {
      begun.removeIf(entry -> entry.run() == run);
    }
  }

  private boolean hasRoom(List<Limit> limits) {
    return limits.stream().allMatch(limit -> held.getOrDefault(limit, 0) < limit.permits());
  }
}
