package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteStateMessage;
import java.time.Instant;

/**
 * An acknowledged state, ready to be the place where the next attempt starts.
 *
 * @param state as the source sent it, under the source's own stream names; without the worker's id
 * @param rows records it covers that the destination stored, since the state before it
 * @param bytes the size of those records' data
 * @param rejected records it covers that the destination refused
 * @param emittedAt when the source sent it
 * @param acknowledgedAt when the destination answered
 */
public record Commit(
    AirbyteStateMessage state,
    long rows,
    long bytes,
    long rejected,
    Instant emittedAt,
    Instant acknowledgedAt) {}
