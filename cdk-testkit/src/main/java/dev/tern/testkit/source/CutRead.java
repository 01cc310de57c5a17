package dev.tern.testkit.source;

import dev.tern.testkit.Delivery;
import dev.tern.testkit.Transcript;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whole reads, cut at every state, or at some of them when there are many: each is looked at when
 * it ends, and its output forgotten. For one thread.
 */
final class CutRead {

  private final SourceTrials trials;
  private final Map<SyncKind, List<Cut>> made = new LinkedHashMap<>();
  private int states;

  CutRead(SourceTrials trials) {
    this.trials = trials;
  }

  /** Each cut, made once. */
  List<Cut> cuts(SyncKind kind) throws InterruptedException {
    List<Cut> cuts = made.get(kind);
    if (cuts == null) {
      cuts = make(kind);
      made.put(kind, cuts);
    }
    return cuts;
  }

  private List<Cut> make(SyncKind kind) throws InterruptedException {
    Observed whole = trials.whole(kind);
    Transcript transcript = whole.transcript();
    List<Integer> places = transcript.statePlaces();
    states += places.size();
    List<OutputLine> lines = whole.lines().stream().filter(it -> it.message().isPresent()).toList();
    List<Place> cut = new ArrayList<>();
    List<Trial> tried = new ArrayList<>();
    for (int number : points(places.size())) {
      Delivery before = new Delivery();
      before.take(transcript.first(places.get(number) + 1));
      Evidence state = lines.get(places.get(number)).evidence(whole.trial().name());
      List<Remainder> rests = Remainder.of(whole, before);
      cut.add(new Place(number + 1, state, tied(rests, before), rests));
      tried.add(
          trials.read(kind).from(before.states().toJson()).named("cut at state " + (number + 1)));
    }
    return trials.runAll(tried, (number, after) -> cut.get(number).goneOn(after));
  }

  private List<Integer> points(int states) {
    return CutPoints.of(states, trials.subject().cuts(), trials.subject().seed());
  }

  /** How many states it was cut at, in words. */
  String told() {
    int cut = made.values().stream().mapToInt(List::size).sum();
    return cut == states
        ? cut + " states"
        : String.format(
            "%d of %d states, which seed %d chooses,", cut, states, trials.subject().seed());
  }

  private boolean tied(List<Remainder> rests, Delivery before) throws InterruptedException {
    for (OfferedStream stream : trials.streams()) {
      boolean ties =
          stream.incremental()
              && rests.stream()
                  .filter(rest -> rest.stream().equals(stream.id()))
                  .anyMatch(rest -> rest.ties(stream, before));
      if (ties) {
        return true;
      }
    }
    return false;
  }

  /** Where a read ends, before another goes on. */
  private record Place(int number, Evidence state, boolean tied, List<Remainder> rests) {

    Cut goneOn(Observed after) {
      Optional<String> fault = after.succeeded() ? Optional.empty() : Optional.of(after.end());
      return new Cut(number, state, tied, fault, Resumption.of(rests, after));
    }
  }
}
