package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.StreamDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The judgement over an attempt that has ended. */
final class Outcome {

  private final Course course;
  private final Streams streams;
  private final Findings findings;
  private final SyncOptions options;

  Outcome(Course course, Streams streams, Findings findings, SyncOptions options) {
    this.course = course;
    this.streams = streams;
    this.findings = findings;
    this.options = options;
  }

  /** The result of an attempt that never began. */
  static AttemptResult notStarted(Findings findings) {
    return new AttemptResult(
        Verdict.FAILED,
        findings.failures(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Map.of(),
        findings.warnings());
  }

  /**
   * The result.
   *
   * @param unanswered how many states the destination never answered
   */
  AttemptResult judge(int unanswered) {
    if (!course.cutShort()) {
      boolean stopped = course.source().asked(); // mostly as the destination had ended
      look(stopped ? course.destination() : course.source());
      look(stopped ? course.source() : course.destination());
      lookAt(unanswered);
    }
    Map<StreamDescriptor, StreamCounts> counts = new LinkedHashMap<>();
    streams.all().forEach(stream -> counts.put(stream.source(), stream.counts()));
    Verdict verdict = verdict(counts);
    if (verdict == Verdict.SUCCEEDED) {
      findings.forgive();
    }
    return new AttemptResult(
        verdict,
        findings.failures(),
        course.source().exit(),
        course.destination().exit(),
        counts,
        findings.warnings());
  }

  private Verdict verdict(Map<StreamDescriptor, StreamCounts> counts) {
    if (course.cutShort()) {
      return Verdict.CANCELLED;
    }
    if (well(course.source()) && well(course.destination()) && !findings.failed()) {
      return Verdict.SUCCEEDED;
    }
    boolean moved =
        counts.values().stream().anyMatch(stream -> stream.committed() + stream.rejected() > 0);
    return moved ? Verdict.PARTIAL : Verdict.FAILED;
  }

  private boolean well(Peer peer) {
    return ended(peer) && !findings.gaveUp(peer.side());
  }

  private static boolean ended(Peer peer) {
    return peer.exit().orElse(1) == 0;
  }

  /** An end that nobody has explained yet. */
  private void look(Peer peer) {
    if (ended(peer) || findings.explained(peer.side()) || (peer.asked() && reason())) {
      return;
    }
    String end =
        peer.exit().isPresent()
            ? "ended with exit code " + peer.exit().getAsInt()
            : "did not end within " + Times.text(options.grace()) + " and was killed";
    String errors = peer.errors().last();
    findings.fail(
        new FailureReason(
            FailureReason.Origin.of(peer.side()),
            FailureType.SYSTEM_ERROR,
            "The " + peer.side().word() + " " + end + ".",
            errors.isEmpty() ? Optional.empty() : Optional.of(errors),
            Optional.empty(),
            Optional.empty()));
  }

  /** Whether it is known why a side was asked to end: the worker's reason, or a destination's. */
  private boolean reason() {
    return findings.failed()
        || (!ended(course.destination()) && findings.explained(Side.DESTINATION));
  }

  private void lookAt(int unanswered) {
    if (unanswered == 0 || !ended(course.source()) || !ended(course.destination())) {
      return;
    }
    String states =
        unanswered == 1
            ? "1 state was never acknowledged"
            : unanswered + " states were never acknowledged";
    String sentence =
        "The destination ended well, but " + states + ": what they cover may not be stored.";
    if (options.platformLeniency()) {
      findings.warn(Side.DESTINATION, sentence);
    } else if (!findings.failed()) {
      findings.fail(
          FailureReason.of(FailureReason.Origin.DESTINATION, FailureType.SYSTEM_ERROR, sentence));
    }
  }
}
