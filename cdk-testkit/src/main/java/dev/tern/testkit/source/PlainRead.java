package dev.tern.testkit.source;

import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Groundwork;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The plain reads of all streams, with which most other runs are compared.
 *
 * @param carried the rules whose checks read
 */
record PlainRead(Set<String> carried) implements Groundwork<SourceTrials> {

  /** Those of every connector that start its work. */
  private static final Set<String> WORKING =
      Set.of("CMD-6", "ANY-4", "ANY-5", "ANY-7", "ANY-11", "ANY-12", "ANY-13", "ANY-14", "ANY-15");

  /** Under these checks, and those of every connector. */
  static PlainRead under(Collection<? extends Check<?>> checks) {
    Set<String> carried = new TreeSet<>(WORKING);
    checks.forEach(check -> carried.add(check.rule()));
    return new PlainRead(carried);
  }

  @Override
  public Optional<Fault> fault(SourceTrials trials) throws InterruptedException {
    if (trials.streams().isEmpty()) {
      return Optional.of(new Fault("SRC-1", carried, CatalogChecks.works(trials)));
    }
    for (SyncKind kind : SyncKind.values()) {
      Optional<Observation> seen = seen(trials, kind);
      if (seen.isPresent()) {
        return Optional.of(new Fault("ENV-9", carried, seen.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Observation> seen(SourceTrials trials, SyncKind kind)
      throws InterruptedException {
    Observed read = trials.whole(kind);
    String name = "The plain read of all streams, " + kind.mode + ", ";
    boolean silent = read.records().isEmpty() && read.states().isEmpty();
    boolean failed = silent && !read.errorTraces().isEmpty();
    if (!read.succeeded() || failed) {
      Evidence[] told =
          Stream.of(read.failure(), read.lastErrors()).flatMap(Stream::of).toArray(Evidence[]::new);
      return Optional.of(Observation.broken(name + "does not work: " + read.end() + ".", told));
    }
    return silent && !emptyByDeclaration(trials)
        ? Optional.of(
            Observation.broken(
                name
                    + "prints neither a record nor a state. Name its streams in emptyStreams() if"
                    + " they are empty."))
        : Optional.empty();
  }

  private static boolean emptyByDeclaration(SourceTrials trials) throws InterruptedException {
    return trials.streams().stream()
        .allMatch(stream -> trials.subject().emptyStreams().containsKey(stream.name()));
  }
}
