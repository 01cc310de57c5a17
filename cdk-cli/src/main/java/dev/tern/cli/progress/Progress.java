package dev.tern.cli.progress;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * How far a sync is at one moment: a value from which every view is drawn.
 *
 * @param started when the attempt began
 * @param now the moment
 * @param streams in the order of the catalog
 * @param pace how fast all of them are read
 * @param estimate how many records all streams have together, where the source says only that
 * @param waits who waits for whom
 * @param heard when a counter moved for the last time
 */
public record Progress(
    Instant started,
    Instant now,
    List<StreamProgress> streams,
    Pace pace,
    OptionalLong estimate,
    Waits waits,
    Instant heard) {

  private static final StreamCounts NOTHING =
      new StreamCounts(
          0,
          0,
          0,
          0,
          0,
          0,
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Keeps its own copy. */
  public Progress {
    streams = List.copyOf(streams);
  }

  /**
   * Before the first record.
   *
   * @param lastRun what the last run of a stream moved, where there was one
   */
  public static Progress begin(
      Instant now, List<StreamDescriptor> streams, Map<StreamDescriptor, Expected> lastRun) {
    List<StreamProgress> none =
        streams.stream()
            .map(
                stream ->
                    new StreamProgress(
                        stream,
                        NOTHING,
                        Optional.ofNullable(lastRun.get(stream)),
                        Pace.NONE,
                        Optional.empty()))
            .toList();
    return new Progress(now, now, none, Pace.NONE, OptionalLong.empty(), Waits.NONE, now);
  }

  /** A moment later, with the counters of then; a stream without any stands as it stood. */
  public Progress at(Instant later, Map<StreamDescriptor, StreamCounts> counts, Waits waited) {
    List<StreamProgress> moved =
        streams.stream()
            .map(old -> old.counted(later, counts.getOrDefault(old.stream(), old.counts())))
            .toList();
    Progress next = new Progress(started, later, moved, pace, estimate, waited, heard);
    boolean quiet = next.read() == read() && next.committed() == committed();
    return new Progress(
        started,
        later,
        moved,
        pace.and(later, next.read()),
        estimate,
        waited,
        quiet ? heard : later);
  }

  long read() {
    return sum(StreamCounts::read);
  }

  long readBytes() {
    return sum(StreamCounts::readBytes);
  }

  long sent() {
    return sum(StreamCounts::sent);
  }

  long committed() {
    return sum(StreamCounts::committed);
  }

  long rejected() {
    return sum(StreamCounts::rejected);
  }

  long count(Stage stage) {
    return streams.stream().filter(stream -> stream.stage() == stage).count();
  }

  /** When the last state of any stream was acknowledged. */
  Optional<Instant> lastCommit() {
    return streams.stream()
        .flatMap(stream -> stream.counts().lastCommit().stream())
        .max(Instant::compareTo);
  }

  /** The same moment with an estimate of all streams together. */
  public Progress estimated(OptionalLong rows) {
    return new Progress(started, now, streams, pace, rows, waits, heard);
  }

  /** The same moment as the last one: no stream goes on. */
  public Progress ended(Verdict verdict) {
    List<StreamProgress> ends = streams.stream().map(stream -> stream.ended(verdict)).toList();
    return new Progress(started, now, ends, pace, estimate, waits, heard);
  }

  /** The share of all that is expected; nothing as long as nobody knows how much that is. */
  OptionalInt percent() {
    if (streams.stream().allMatch(stream -> stream.stage() == Stage.DONE)) {
      return streams.isEmpty() ? OptionalInt.empty() : OptionalInt.of(100);
    }
    return expected() > 0
        ? OptionalInt.of(StreamProgress.percent(read(), expected()))
        : OptionalInt.empty();
  }

  /** How long it may take, once that can be told and until it has ended. */
  Optional<Duration> remaining() {
    if (streams.stream().anyMatch(stream -> stream.verdict().isPresent())) {
      return Optional.empty();
    }
    return Remaining.of(elapsed(), percent().orElse(0), expected() - read(), pace.perSecond());
  }

  Duration elapsed() {
    return Duration.between(started, now);
  }

  /** How long nothing has moved. */
  Duration silence() {
    return Duration.between(heard, now);
  }

  /** How many records there will be; zero when that is not known of all. */
  private long expected() {
    if (streams.stream().anyMatch(stream -> stream.percent().isEmpty())) {
      return estimate.orElse(0);
    }
    return streams.stream().mapToLong(Progress::expected).reduce(0, Progress::sum);
  }

  private static long expected(StreamProgress stream) {
    long read = stream.counts().read();
    boolean over = stream.stage() == Stage.DONE || stream.stage() == Stage.STORING;
    return over ? read : Math.max(read, stream.expected().map(Expected::rows).orElse(0L));
  }

  private long sum(ToLongFunction<StreamCounts> number) {
    return streams.stream().map(StreamProgress::counts).mapToLong(number).reduce(0, Progress::sum);
  }

  private static long sum(long left, long right) {
    long sum = left + right;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
