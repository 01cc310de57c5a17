package dev.tern.worker.sync;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.protocol.StreamDescriptor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong in an attempt, and what was odd; all of it without secrets.
 *
 * <p>Safe for any number of threads.
 */
final class Findings {

  private static final int MOST_FAILURES = 10;
  private static final int MOST_ODDITIES = 200;
  private static final int MOST_TEXT = 50_000;
  private static final int MOST_TRACE = 100_000;

  private final SyncWatcher watcher;
  private final Secrets secrets;
  private final SyncOptions options;
  private final List<Told> told = new ArrayList<>();
  private final List<FailureReason> found = new ArrayList<>();
  private final Map<String, Oddity> oddities = new LinkedHashMap<>();

  /** A failure that a connector told, with the time it gave. */
  private record Told(FailureReason reason, BigDecimal emittedAt) {}

  /** What is odd, and how often it was. */
  private record Oddity(String sentence, long times) {

    String text() {
      return times == 1 ? sentence : sentence + " (" + times + " times)";
    }
  }

  Findings(SyncWatcher watcher, Secrets secrets, SyncOptions options) {
    this.watcher = watcher;
    this.secrets = secrets;
    this.options = options;
  }

  /** A line for the log. */
  void log(Side side, AirbyteLogMessage line) {
    line.setMessage(secrets.apply(String.valueOf(line.getMessage())));
    if (line.getStackTrace() != null) {
      line.setStackTrace(secrets.apply(line.getStackTrace()));
    }
    try {
      watcher.log(side, line);
    } catch (RuntimeException e) {
      // who looks on cannot fail the attempt
    }
  }

  void log(Side side, Level level, String text) {
    log(side, new AirbyteLogMessage().withLevel(level).withMessage(text));
  }

  /**
   * Something is odd and does no harm: told once of its kind.
   *
   * @return how often it happened so far
   * @throws AttemptFailure when nothing may be odd
   */
  long odd(Side side, String kind, String sentence) {
    return odd(side, kind, sentence, 1);
  }

  /** The same, of something that happened several times in a row. */
  long odd(Side side, String kind, String sentence, long more) {
    String masked = secrets.apply(sentence);
    if (options.strict()) {
      throw AttemptFailure.of(side, masked);
    }
    long times = count(side + kind, masked, more);
    if (times == more) {
      log(side, Level.WARN, masked);
    }
    return times;
  }

  /** A side counts other records under a state than passed (P7). */
  void countsDiffer(Side side, Optional<StreamDescriptor> stream, long told, long passed) {
    String covered = stream.map(StreamNames::text).orElse("all streams");
    odd(
        side,
        "count " + covered,
        String.format(
            "The %s counts %d records under a state of %s; %d passed.",
            side.word(), told, covered, passed));
  }

  /** A warning that even a strict attempt lives with. */
  void warn(Side side, String sentence) {
    String masked = secrets.apply(sentence);
    if (count(side + masked, masked, 1) == 1) {
      log(side, Level.WARN, masked);
    }
  }

  private synchronized long count(String kind, String sentence, long more) {
    if (oddities.size() >= MOST_ODDITIES && !oddities.containsKey(kind)) {
      return 0;
    }
    return oddities
        .merge(
            kind,
            new Oddity(sentence, more),
            (first, next) -> new Oddity(first.sentence(), first.times() + next.times()))
        .times();
  }

  /** A connector said why it fails; what it still sends counts. */
  synchronized void told(FailureReason reason, BigDecimal emittedAt) {
    if (told.size() < MOST_FAILURES) {
      told.add(new Told(masked(reason), emittedAt));
    }
  }

  /** Something ends the attempt; whoever runs it tells that, once. */
  void fail(FailureReason reason) {
    add(masked(reason));
  }

  private synchronized void add(FailureReason reason) {
    if (found.size() < MOST_FAILURES && !found.contains(reason)) {
      found.add(reason);
    }
  }

  /** Whatever a thread of the worker died of. */
  void fail(Throwable failure) {
    if (failure instanceof AttemptFailure known) {
      fail(known.reason());
      return;
    }
    FailureType type =
        failure instanceof ConnectorException known
            ? known.failureType()
            : FailureType.SYSTEM_ERROR;
    String message =
        failure instanceof ConnectorException
            ? String.valueOf(failure.getMessage())
            : "The worker failed: " + failure + ".";
    fail(FailureReason.of(FailureReason.Origin.WORKER, type, message));
  }

  private FailureReason masked(FailureReason reason) {
    return new FailureReason(
        reason.origin(),
        reason.type(),
        shortened(secrets.apply(reason.message()), MOST_TEXT),
        reason.internalMessage().map(secrets).map(text -> shortened(text, MOST_TEXT)),
        reason.stackTrace().map(secrets).map(text -> shortened(text, MOST_TRACE)),
        reason.stream());
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** Whether something ended the attempt. */
  synchronized boolean failed() {
    return !found.isEmpty();
  }

  /**
   * Whether this side said that it fails, whatever its exit code will be. Platforms go by the exit
   * code alone.
   */
  synchronized boolean gaveUp(Side side) {
    return !options.platformLeniency() && toldBy(side);
  }

  /** The connectors ended well, whatever they told: it was odd, and no more. */
  synchronized void forgive() {
    for (Told one : told) {
      Side side =
          one.reason().origin() == FailureReason.Origin.SOURCE ? Side.SOURCE : Side.DESTINATION;
      String said = "The " + side.word() + " said that it fails, and ended well: ";
      warn(side, said + one.reason().message());
    }
    told.clear();
  }

  /** Whether it is known why this side fails. */
  synchronized boolean explained(Side side) {
    FailureReason.Origin origin = FailureReason.Origin.of(side);
    return toldBy(side) || found.stream().anyMatch(reason -> reason.origin() == origin);
  }

  private boolean toldBy(Side side) {
    FailureReason.Origin origin = FailureReason.Origin.of(side);
    return told.stream().anyMatch(one -> one.reason().origin() == origin);
  }

  /** What the connectors told, in the order of their times, then what was found. */
  synchronized List<FailureReason> failures() {
    List<FailureReason> all = new ArrayList<>();
    told.stream().sorted(Comparator.comparing(Told::emittedAt)).map(Told::reason).forEach(all::add);
    all.addAll(found);
    return all;
  }

  /** What was odd, one sentence each. */
  synchronized List<String> warnings() {
    return oddities.values().stream().map(Oddity::text).toList();
  }
}
