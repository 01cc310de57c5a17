package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.JobDesk.Begun;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.StatsTable;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.FailureReason;
import dev.tern.worker.sync.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What the columns {@code failure_summary} and {@code output} of an attempt hold. */
final class FailureSummary {

  private FailureSummary() {}

  /** Why an attempt failed; nothing when it did not. */
  static Optional<JsonNode> of(Begun begun, AttemptResult result, Instant now) {
    if (result.verdict() == Verdict.SUCCEEDED) {
      return Optional.empty();
    }
    ObjectNode summary = summary(result.verdict() == Verdict.PARTIAL);
    ArrayNode failures = (ArrayNode) summary.get("failures");
    for (FailureReason reason : result.failures()) {
      write(failures.addObject(), reason, now);
    }
    if (result.verdict() == Verdict.CANCELLED) {
      ObjectNode failure = failures.addObject();
      failure.put("failureOrigin", "airbyte_platform");
      failure.put("failureType", "manual_cancellation");
      failure.put("externalMessage", "Somebody stopped the sync.");
      failure.put("timestamp", now.toEpochMilli());
    }
    failures.forEach(failure -> place((ObjectNode) failure, begun.job().id(), begun.number()));
    return Optional.of(summary);
  }

  private static void write(ObjectNode failure, FailureReason reason, Instant now) {
    failure.put("failureOrigin", origin(reason.origin()));
    failure.put("failureType", reason.type().value());
    failure.put("externalMessage", reason.message());
    reason.internalMessage().ifPresent(text -> failure.put("internalMessage", text));
    reason.stackTrace().ifPresent(text -> failure.put("stacktrace", text));
    reason.stream()
        .ifPresent(
            stream ->
                failure.set(
                    "streamDescriptor", ProtocolJson.mapper().<JsonNode>valueToTree(stream)));
    failure.put("timestamp", now.toEpochMilli());
  }

  private static String origin(FailureReason.Origin origin) {
    return switch (origin) {
      case SOURCE -> "source";
      case DESTINATION -> "destination";
      case WORKER -> "replication";
    };
  }

  /** The attempt's worker was killed. */
  static JsonNode crashed(Attempt attempt, boolean moved, Instant now) {
    ObjectNode summary = summary(moved);
    ObjectNode failure = ((ArrayNode) summary.get("failures")).addObject();
    failure.put("failureOrigin", "airbyte_platform");
    failure.put("failureType", "system_error");
    failure.put(
        "externalMessage",
        String.format(
            "The worker, process %d on %s, was killed; its last sign was at %s.",
            attempt.pid(), attempt.host(), attempt.heartbeatAt()));
    failure.put("timestamp", now.toEpochMilli());
    place(failure, attempt.jobId(), attempt.attemptNumber());
    return summary;
  }

  private static ObjectNode summary(boolean partial) {
    ObjectNode summary = ProtocolJson.mapper().createObjectNode();
    summary.putArray("failures");
    return summary.put("partialSuccess", partial);
  }

  private static void place(ObjectNode failure, long job, int attempt) {
    failure.putObject("metadata").put("jobId", job).put("attemptNumber", attempt);
  }

  /** What an attempt came to, failed or not. */
  static JsonNode output(StatsTable.Totals totals, AttemptResult result) {
    ObjectNode output = ProtocolJson.mapper().createObjectNode();
    output.put("recordsCommitted", totals.recordsCommitted());
    output.put("bytesCommitted", totals.bytesCommitted());
    output.put("recordsRejected", totals.recordsRejected());
    output.put("checkpoints", totals.checkpoints());
    ArrayNode warnings = output.putArray("warnings");
    result.warnings().forEach(warnings::add);
    return output;
  }
}
