package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads that are cut at each of their states and continued. */
final class CutChecks {

  private static final String NO_MIDDLE =
      "No stream that goes on has a state between its records, so no cut can show what it would"
          + " lose. Let it write more of them: a smaller page size or checkpoint interval.";

  private final CutRead read;

  private CutChecks(SourceTrials trials) {
    this.read = new CutRead(trials);
  }

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("READ-14", trials -> of(trials).ahead(trials)),
        new NamedCheck<>("READ-15", trials -> of(trials).lost(trials)),
        new NamedCheck<>("SRC-11", trials -> of(trials).repeated(trials)),
        new NamedCheck<>("SRC-17", trials -> of(trials).resumed(trials)));
  }

  private static CutChecks of(SourceTrials trials) {
    return trials.shared(CutChecks.class, () -> new CutChecks(trials));
  }

  private List<Cut> cuts() throws InterruptedException {
    List<Cut> all = new ArrayList<>(read.cuts(SyncKind.NEWS));
    all.addAll(read.cuts(SyncKind.FULL));
    return all;
  }

  /** Records of a stream that a cut lost. */
  private record Loss(Cut cut, Resumption stream) {
    String told() {
      List<JsonNode> lost = stream.lost();
      return String.format(
          "Cut at state %d, '%s' loses %d of %d records: %s",
          cut.number(), stream.stream().getName(), lost.size(), stream.rest().whole(), lost.get(0));
    }
  }

  /** The first loss behind a read that worked. */
  private Optional<Loss> firstLoss(Predicate<Resumption> wanted) throws InterruptedException {
    return cuts().stream()
        .filter(cut -> cut.fault().isEmpty())
        .flatMap(cut -> cut.streams().stream().map(stream -> new Loss(cut, stream)))
        .filter(loss -> !loss.stream().lost().isEmpty() && wanted.test(loss.stream()))
        .findFirst();
  }

  private Observation ahead(SourceTrials trials) throws InterruptedException {
    Optional<Loss> loss = firstLoss(Resumption::ahead);
    if (loss.isPresent()) {
      String message = loss.get().told() + ", which came behind the state.";
      return Observation.broken(message, loss.get().cut().state());
    }
    return untold(trials)
        .orElse(Observation.holds("No state covers a record that came behind it" + tried() + "."));
  }

  private Observation lost(SourceTrials trials) throws InterruptedException {
    for (Cut cut : cuts()) {
      if (cut.fault().isPresent()) {
        return Observation.broken(
            "A read from state " + cut.number() + " does not work: " + cut.fault().get() + ".",
            cut.state());
      }
    }
    if (firstLoss(Resumption::ahead).isPresent()) {
      return Observation.doesNotApply(
          "A state is ahead of its records, as READ-14 tells; no other loss can be told from"
              + " that.");
    }
    Optional<Loss> loss = firstLoss(stream -> true);
    if (loss.isPresent()) {
      String message =
          loss.get().told() + ". It came neither before the state nor in the read from it.";
      return Observation.broken(message, loss.get().cut().state());
    }
    String holds = "A read from each of " + read.told() + " gives the rest";
    return untold(trials).orElse(Observation.holds(holds + tried() + "."));
  }

  /** Why no cut could have shown a loss; nothing when some could. */
  private Optional<Observation> untold(SourceTrials trials) throws InterruptedException {
    boolean states = !trials.whole(SyncKind.NEWS).states().isEmpty();
    if (!states || cuts().isEmpty()) {
      return Optional.of(Observation.doesNotApply("A whole read gives no state to go on from."));
    }
    return inside(trials, SyncKind.NEWS) || inside(trials, SyncKind.FULL)
        ? Optional.empty()
        : Optional.of(Observation.doesNotApply(NO_MIDDLE));
  }

  /** What the cuts could not show, as the end of a sentence. */
  private String tried() throws InterruptedException {
    return read.cuts(SyncKind.NEWS).stream().anyMatch(Cut::tied)
        ? ""
        : "; not tried with one cursor in the records before and behind a state";
  }

  /** Whether some stream that goes on was cut between its records. */
  private boolean inside(SourceTrials trials, SyncKind kind) throws InterruptedException {
    Set<StreamDescriptor> going = going(trials, kind);
    return read.cuts(kind).stream()
        .flatMap(cut -> cut.streams().stream())
        .anyMatch(stream -> stream.rest().inside() && going.contains(stream.stream()));
  }

  private Observation repeated(SourceTrials trials) throws InterruptedException {
    Set<StreamDescriptor> going = going(trials, SyncKind.NEWS);
    for (Cut cut : read.cuts(SyncKind.NEWS)) {
      for (Resumption stream : cut.streams()) {
        int allowed = trials.subject().repeats().getOrDefault(stream.stream().getName(), 0);
        boolean open = stream.rest().before() < stream.rest().whole(); // else SRC-10 tells it
        if (open && going.contains(stream.stream()) && stream.repeated() > allowed) {
          return Observation.broken(
              String.format(
                  "Cut at state %d, '%s' repeats %s where %d are declared: %s."
                      + " Declare more in repeats() if that is meant.",
                  cut.number(),
                  stream.stream().getName(),
                  Bags.counted(stream.repeated()),
                  allowed,
                  stream.again().map(JsonNode::toString).orElse("")),
              cut.state());
        }
      }
    }
    if (going.isEmpty()) {
      return Observation.doesNotApply("No stream can be read incrementally.");
    }
    return inside(trials, SyncKind.NEWS)
        ? Observation.holds("A read that goes on repeats no more than declared.")
        : Observation.doesNotApply(NO_MIDDLE);
  }

  /** Whether some cut loses anything, so that kills need not tell it again. */
  static boolean loses(SourceTrials trials) throws InterruptedException {
    return of(trials).cuts().stream()
        .flatMap(cut -> cut.streams().stream())
        .anyMatch(stream -> !stream.lost().isEmpty());
  }

  private static Set<StreamDescriptor> going(SourceTrials trials, SyncKind kind)
      throws InterruptedException {
    return trials.streams().stream()
        .filter(it -> kind == SyncKind.NEWS ? it.incremental() : it.resumable())
        .map(OfferedStream::id)
        .collect(Collectors.toSet());
  }

  private Observation resumed(SourceTrials trials) throws InterruptedException {
    Set<StreamDescriptor> resumable = going(trials, SyncKind.FULL);
    for (Cut cut : read.cuts(SyncKind.FULL)) {
      for (Resumption stream : cut.streams()) {
        if (stream.rest().inside()
            && resumable.contains(stream.stream())
            && stream.after() >= stream.rest().whole()) {
          return Observation.broken(
              "Cut behind "
                  + stream.rest().before()
                  + " records, '"
                  + stream.stream().getName()
                  + "' starts its full refresh again.",
              cut.state());
        }
      }
    }
    return inside(trials, SyncKind.FULL)
        ? Observation.holds("A full refresh that was cut goes on where it was.")
        : Observation.doesNotApply("No stream that is_resumable has a state in the middle.");
  }
}
