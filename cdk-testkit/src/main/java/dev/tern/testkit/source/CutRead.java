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

/** Whole reads, cut at every state, or at some of them when there are many. For one thread. */
final class CutRead {

  private final SourceTrials trials;
  private final Map<SyncKind, List<Cut>> made = new LinkedHashMap<>();

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
    int most = Math.min(places.size(), trials.subject().cuts());
    List<OutputLine> lines = whole.lines().stream().filter(it -> it.message().isPresent()).toList();
    List<Integer> numbers = new ArrayList<>();
    List<Evidence> states = new ArrayList<>();
    List<Delivery> befores = new ArrayList<>();
    List<Trial> tried = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int number = (int) ((long) i * places.size() / most);
      Delivery before = new Delivery();
      before.take(transcript.first(places.get(number) + 1));
      numbers.add(number + 1);
      states.add(lines.get(places.get(number)).evidence(whole.trial().name()));
      befores.add(before);
      tried.add(
          trials.read(kind).from(before.states().toJson()).named("cut at state " + (number + 1)));
    }
    List<Observed> afters = trials.runAll(tried);
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Observed after = afters.get(i);
      List<Resumption> streams = Resumption.of(whole, befores.get(i), after);
      cuts.add(new Cut(numbers.get(i), states.get(i), after, streams));
    }
    return cuts;
  }
}
