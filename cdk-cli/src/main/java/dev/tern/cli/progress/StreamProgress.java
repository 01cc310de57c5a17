package dev.tern.cli.progress;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far one stream is.
 *
 * @param stream by its name at the source
 * @param counts as they stand
 * @param lastRun what is expected as long as the source estimates nothing
 * @param pace how fast it is read
 * @param verdict how the attempt ended, once it has
 */
record StreamProgress(
    StreamDescriptor stream,
    StreamCounts counts,
    Optional<Expected> lastRun,
    Pace pace,
    Optional<Verdict> verdict) {

  private static final int ALMOST = 99;

  StreamProgress counted(Instant now, StreamCounts newer) {
    return new StreamProgress(stream, newer, lastRun, pace.and(now, newer.read()), verdict);
  }

  StreamProgress ended(Verdict how) {
    return new StreamProgress(stream, counts, lastRun, pace, Optional.of(how));
  }

  Stage stage() {
    Stage stage = Stage.of(counts);
    return verdict.map(stage::after).orElse(stage);
  }

  /** Its name, with its namespace if it has one. */
  String name() {
    String namespace = stream.getNamespace();
    return namespace == null ? stream.getName() : namespace + "." + stream.getName();
  }

  /** How many records there will be; the source knows best. */
  Optional<Expected> expected() {
    return counts.estimatedRows().isPresent()
        ? Optional.of(new Expected(counts.estimatedRows().getAsLong(), Expected.Basis.ESTIMATE))
            .filter(expected -> expected.rows() > 0)
        : lastRun.filter(expected -> expected.rows() > 0);
  }

  /** 100 when all is stored and never before; nothing when nobody knows how much there is. */
  OptionalInt percent() {
    if (stage() == Stage.DONE) {
      return OptionalInt.of(100);
    }
    return expected()
        .map(all -> OptionalInt.of(percent(counts.read(), all.rows())))
        .orElse(OptionalInt.empty());
  }

  /** How long it may take, once that can be told and until it has ended. */
  Optional<Duration> remaining(Duration elapsed) {
    if (verdict.isPresent()) {
      return Optional.empty();
    }
    long left = expected().map(all -> all.rows() - counts.read()).orElse(0L);
    return Remaining.of(elapsed, percent().orElse(0), left, pace.perSecond());
  }

  static int percent(long part, long all) {
    return part >= all ? ALMOST : (int) Math.min(ALMOST, 100.0 * Math.max(0, part) / all);
  }
}
