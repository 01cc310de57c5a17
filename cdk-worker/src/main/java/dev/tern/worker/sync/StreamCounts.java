package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteStreamStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a stream is.
 *
 * @param read records the source sent
 * @param readBytes the size of their data
 * @param sent records handed to the destination
 * @param committed records under an acknowledged state
 * @param committedBytes the size of their data
 * @param rejected records the destination refused
 * @param estimatedRows the source's estimate of all records
 * @param estimatedBytes the source's estimate of all bytes
 * @param status the last status the source told
 * @param statusReason why, for example a rate limit with its reset
 * @param lastCommit when the last state of the stream was acknowledged
 */
public record StreamCounts(
    long read,
    long readBytes,
    long sent,
    long committed,
    long committedBytes,
    long rejected,
    OptionalLong estimatedRows,
    OptionalLong estimatedBytes,
    Optional<AirbyteStreamStatus> status,
    Optional<String> statusReason,
    Optional<Instant> lastCommit) {}
