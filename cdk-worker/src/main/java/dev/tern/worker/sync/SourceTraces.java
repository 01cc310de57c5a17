package dev.tern.worker.sync;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteEstimateTraceMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteStreamStatusReason;
import dev.tern.protocol.AirbyteStreamStatusTraceMessage;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the source tells about its progress: statuses and estimates. For one thread. */
final class SourceTraces {

  private final Streams streams;
  private final Findings findings;
  private final SyncWatcher watcher;
  private AirbyteEstimateTraceMessage.@Nullable Type estimates;
  private boolean mixed;

  SourceTraces(Streams streams, Findings findings, SyncWatcher watcher) {
    this.streams = streams;
    this.findings = findings;
    this.watcher = watcher;
  }

  /**
   * Takes a trace.
   *
   * @return whose status it is, by the source's name
   * @throws AttemptFailure when a stream is complete that is not in the catalog (P4)
   */
  Optional<StreamTally> take(AirbyteTraceMessage trace) {
    if (trace.getType() == AirbyteTraceMessage.Type.ESTIMATE && trace.getEstimate() != null) {
      estimate(trace.getEstimate());
    }
    AirbyteStreamStatusTraceMessage status = trace.getStreamStatus();
    return trace.getType() == AirbyteTraceMessage.Type.STREAM_STATUS
            && status != null
            && status.getStreamDescriptor() != null
            && status.getStatus() != null
        ? status(status)
        : Optional.empty();
  }

  private Optional<StreamTally> status(AirbyteStreamStatusTraceMessage status) {
    Optional<StreamTally> stream = streams.find(status.getStreamDescriptor());
    if (stream.isPresent()) {
      stream.get().status(status.getStatus(), reason(status.getReasons()));
    } else if (status.getStatus() == AirbyteStreamStatus.COMPLETE) {
      throw AttemptFailure.of(
          Side.SOURCE,
          "The source says that stream "
              + StreamNames.text(status.getStreamDescriptor())
              + " is complete, which is not in the catalog.");
    }
    return stream;
  }

  private static Optional<String> reason(@Nullable List<AirbyteStreamStatusReason> reasons) {
    if (reasons == null || reasons.size() != 1) {
      return Optional.empty();
    }
    AirbyteStreamStatusReason reason = reasons.get(0);
    if (reason.getType() != AirbyteStreamStatusReason.Type.RATE_LIMITED) {
      return Optional.empty();
    }
    Long reset = reason.getRateLimited() == null ? null : reason.getRateLimited().getQuotaReset();
    return Optional.of(
        "RATE_LIMITED" + (reset == null ? "" : " until " + Instant.ofEpochMilli(reset)));
  }

  private void estimate(AirbyteEstimateTraceMessage estimate) {
    if (estimate.getType() == null || mixed) {
      return;
    }
    if (estimates != null && estimates != estimate.getType()) {
      forget();
      return;
    }
    estimates = estimate.getType();
    OptionalLong rows = number(estimate.getRowEstimate());
    OptionalLong bytes = number(estimate.getByteEstimate());
    if (estimates == AirbyteEstimateTraceMessage.Type.SYNC) {
      show(rows, bytes);
    } else {
      StreamDescriptor name =
          new StreamDescriptor()
              .withName(estimate.getName())
              .withNamespace(estimate.getNamespace());
      streams.find(name).ifPresent(stream -> stream.estimate(rows, bytes));
    }
  }

  /** Nobody knows what estimates of both kinds mean together (P15). */
  private void forget() {
    mixed = true;
    streams.all().forEach(stream -> stream.estimate(OptionalLong.empty(), OptionalLong.empty()));
    show(OptionalLong.empty(), OptionalLong.empty());
    findings.warn(
        Side.SOURCE,
        "The source estimates both single streams and the whole sync. All estimates are ignored.");
  }

  private void show(OptionalLong rows, OptionalLong bytes) {
    try {
      watcher.estimated(rows, bytes);
    } catch (RuntimeException e) {
      // who looks on cannot fail the attempt
    }
  }

  private static OptionalLong number(@Nullable Long value) {
    return value == null || value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
