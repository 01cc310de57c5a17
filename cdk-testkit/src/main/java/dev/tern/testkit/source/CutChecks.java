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
import java.util.stream.Collectors;

/** Reads that are cut at each of their states and continued. */
final class CutChecks {

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

  private static String lost(Cut cut, Resumption stream) {
    List<JsonNode> lost = stream.lost();
    return "Cut at state "
        + cut.number()
        + ", '"
        + stream.stream().getName()
        + "' loses "
        + lost.size()
        + " of "
        + stream.whole().size()
        + " records: "
        + lost.get(0);
  }

  private Observation ahead(SourceTrials trials) throws InterruptedException {
    for (Cut cut : cuts()) {
      for (Resumption stream : cut.streams()) {
        if (cut.after().succeeded() && !stream.lost().isEmpty() && stream.ahead()) {
          return Observation.broken(
              lost(cut, stream) + ", which came behind the state.", cut.state());
        }
      }
    }
    return none(trials).orElse(Observation.holds("No state covers a record that came behind it."));
  }

  private Observation lost(SourceTrials trials) throws InterruptedException {
    for (Cut cut : cuts()) {
      if (!cut.after().succeeded()) {
        return Observation.broken(
            "A read from state " + cut.number() + " does not work: " + cut.after().end() + ".",
            cut.state());
      }
      for (Resumption stream : cut.streams()) {
        if (!stream.lost().isEmpty() && !stream.ahead()) {
          return Observation.broken(lost(cut, stream) + ".", cut.state());
        }
      }
    }
    return none(trials)
        .orElse(
            Observation.holds("A read from each of " + cuts().size() + " states gives the rest."));
  }

  private Optional<Observation> none(SourceTrials trials) throws InterruptedException {
    boolean states = !trials.whole(SyncKind.NEWS).states().isEmpty();
    return states && !cuts().isEmpty()
        ? Optional.empty()
        : Optional.of(Observation.doesNotApply("A whole read gives no state to go on from."));
  }

  private Observation repeated(SourceTrials trials) throws InterruptedException {
    Set<StreamDescriptor> going = going(trials);
    for (Cut cut : read.cuts(SyncKind.NEWS)) {
      for (Resumption stream : cut.streams()) {
        int allowed = trials.subject().repeats(stream.stream().getName());
        int repeated = stream.repeated().size();
        boolean open = stream.before().size() < stream.whole().size(); // else SRC-10 tells it
        if (open && going.contains(stream.stream()) && repeated > allowed) {
          return Observation.broken(
              String.format(
                  "Cut at state %d, '%s' repeats %d records where %d are declared: %s."
                      + " Declare more in repeats() if that is meant.",
                  cut.number(),
                  stream.stream().getName(),
                  repeated,
                  allowed,
                  stream.repeated().get(0)),
              cut.state());
        }
      }
    }
    return going.isEmpty()
        ? Observation.doesNotApply("No stream can be read incrementally.")
        : Observation.holds("A read that goes on repeats no more than declared.");
  }

  /** Whether some cut loses anything, so that kills need not tell it again. */
  static boolean loses(SourceTrials trials) throws InterruptedException {
    return of(trials).cuts().stream()
        .flatMap(cut -> cut.streams().stream())
        .anyMatch(stream -> !stream.lost().isEmpty());
  }

  private static Set<StreamDescriptor> going(SourceTrials trials) throws InterruptedException {
    return trials.streams().stream()
        .filter(OfferedStream::incremental)
        .map(OfferedStream::id)
        .collect(Collectors.toSet());
  }

  private Observation resumed(SourceTrials trials) throws InterruptedException {
    Set<StreamDescriptor> resumable =
        trials.streams().stream()
            .filter(OfferedStream::resumable)
            .map(OfferedStream::id)
            .collect(Collectors.toSet());
    boolean middle = false;
    for (Cut cut : read.cuts(SyncKind.FULL)) {
      for (Resumption stream : cut.streams()) {
        int sent = stream.before().size();
        boolean inside = sent > 0 && sent < stream.whole().size();
        middle |= inside && resumable.contains(stream.stream());
        if (inside
            && resumable.contains(stream.stream())
            && stream.after().size() >= stream.whole().size()) {
          return Observation.broken(
              "Cut behind "
                  + sent
                  + " records, '"
                  + stream.stream().getName()
                  + "' starts its full refresh again.",
              cut.state());
        }
      }
    }
    return middle
        ? Observation.holds("A full refresh that was cut goes on where it was.")
        : Observation.doesNotApply("No stream that is_resumable has a state in the middle.");
  }
}
