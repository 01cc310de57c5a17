package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One try of a job.
 *
 * @param attemptNumber counted from 0
 * @param logPath the file with what the connectors said
 * @param output what it came to
 * @param failureSummary why it failed
 * @param pid the process that ran it
 * @param host the machine of that process
 * @param processStartedAt when that process was started
 * @param heartbeatAt when it last gave a sign
 * @param verdict how it ended; none while it runs
 */
public record Attempt(
    long id,
    long jobId,
    int attemptNumber,
    Optional<String> logPath,
    Optional<JsonNode> output,
    Status status,
    Instant createdAt,
    Optional<Instant> endedAt,
    Optional<JsonNode> failureSummary,
    long pid,
    String host,
    Instant processStartedAt,
    Instant heartbeatAt,
    Optional<Integer> sourceExit,
    Optional<Integer> destinationExit,
    Optional<Verdict> verdict) {

  /** How far it is. */
  public enum Status {
    RUNNING,
    FAILED,
    SUCCEEDED
  }

  /** How it ended. */
  public enum Verdict {
    SUCCEEDED,
    /** It failed after some records were committed or refused. */
    PARTIAL,
    FAILED,
    CANCELLED,
    /** The worker itself was killed; found out by the next one. */
    CRASHED
  }

  /** The process that ran it. */
  public ProcessStamp process() {
    return new ProcessStamp(pid, host, processStartedAt);
  }
}
