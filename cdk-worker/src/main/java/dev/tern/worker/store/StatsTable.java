package dev.tern.worker.store;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.StreamCounts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code sync_stats} and {@code stream_stats}, within a transaction. */
public final class StatsTable {

  private final Handle handle;
  private final long attempt;

  /** The counters of one attempt, for one transaction. */
  public StatsTable(Handle handle, long attempt) {
    this.handle = handle;
    this.attempt = attempt;
  }

  /**
   * What an attempt has moved.
   *
   * @param checkpoints the states that were acknowledged
   */
  public record Totals(
      long recordsCommitted, long bytesCommitted, long recordsRejected, long checkpoints) {}

  /** What the attempt has moved. */
  public Totals totals() {
    return handle
        .createQuery("SELECT * FROM sync_stats WHERE attempt_id = :a")
        .bind("a", attempt)
        .map(ConstructorMapper.of(Totals.class))
        .findOne()
        .orElse(new Totals(0, 0, 0, 0));
  }

  /** How far the attempt came with each stream, by name. */
  public List<StreamStats> streams() {
    return handle
        .createQuery(
            "SELECT * FROM stream_stats WHERE attempt_id = :a"
                + " ORDER BY stream_namespace, stream_name")
        .bind("a", attempt)
        .map(ConstructorMapper.of(StreamStats.class))
        .list();
  }

  /** Adds what an acknowledged state covers, to its stream when it is the state of one. */
  void add(Commit commit, Optional<StreamDescriptor> stream) {
    handle
        .createUpdate(
            """
            INSERT INTO sync_stats (attempt_id, records_committed, bytes_committed, records_rejected, checkpoints)
            VALUES (:a, :rows, :bytes, :rejected, 1)
            ON CONFLICT (attempt_id) DO UPDATE SET
              records_committed = sync_stats.records_committed + excluded.records_committed,
              bytes_committed = sync_stats.bytes_committed + excluded.bytes_committed,
              records_rejected = sync_stats.records_rejected + excluded.records_rejected,
              checkpoints = sync_stats.checkpoints + 1
            """)
        .bindMethods(commit)
        .bind("a", attempt)
        .execute();
    stream.map(StreamKey::of).ifPresent(key -> add(commit, key));
  }

  private void add(Commit commit, StreamKey key) {
    ensure(key);
    key.bind(
            handle.createUpdate(
                "UPDATE stream_stats SET records_committed = records_committed + :rows,"
                    + " bytes_committed = bytes_committed + :bytes,"
                    + " records_rejected = records_rejected + :rejected,"
                    + " last_commit_at = :acknowledgedAt WHERE attempt_id = :a AND "
                    + key.in("stream_name", "stream_namespace")))
        .bindMethods(commit)
        .bind("a", attempt)
        .execute();
    level(key);
  }

  /** Writes the counters of a stream; what is committed never goes back. */
  public void count(StreamDescriptor stream, StreamCounts counts) {
    StreamKey key = StreamKey.of(stream);
    ensure(key);
    key.bind(
            handle.createUpdate(
                """
                UPDATE stream_stats SET
                  records_emitted = :read, bytes_emitted = :readBytes, records_sent = :sent,
                  records_committed = CASE WHEN :committed > records_committed THEN :committed ELSE records_committed END,
                  bytes_committed =
                    CASE WHEN :committedBytes > bytes_committed THEN :committedBytes ELSE bytes_committed END,
                  records_rejected = CASE WHEN :rejected > records_rejected THEN :rejected ELSE records_rejected END,
                  estimated_records = :estimatedRows, estimated_bytes = :estimatedBytes,
                  status = :state, status_reason = :statusReason,
                  last_commit_at = coalesce(:lastCommit, last_commit_at)
                WHERE attempt_id = :a AND\s"""
                    + key.in("stream_name", "stream_namespace")))
        .bindMethods(counts)
        .bind("state", counts.status().map(Enum::name).orElse(null))
        .bind("a", attempt)
        .execute();
    level(key);
  }

  /** What was answered for was sent and read, though its own counters are written less often. */
  private void level(StreamKey key) {
    key.bind(
            handle.createUpdate(
                """
                UPDATE stream_stats SET
                  records_emitted =
                    CASE WHEN records_emitted < records_committed + records_rejected
                      THEN records_committed + records_rejected ELSE records_emitted END,
                  bytes_emitted = CASE WHEN bytes_emitted < bytes_committed THEN bytes_committed ELSE bytes_emitted END,
                  records_sent =
                    CASE WHEN records_sent < records_committed + records_rejected
                      THEN records_committed + records_rejected ELSE records_sent END
                WHERE attempt_id = :a AND\s"""
                    + key.in("stream_name", "stream_namespace")))
        .bind("a", attempt)
        .execute();
  }

  private void ensure(StreamKey key) {
    int there =
        key.bind(
                handle.createQuery(
                    "SELECT count(*) FROM stream_stats WHERE attempt_id = :a AND "
                        + key.in("stream_name", "stream_namespace")))
            .bind("a", attempt)
            .mapTo(Integer.class)
            .one();
    if (there == 0) {
      key.bind(
              handle.createUpdate(
                  "INSERT INTO stream_stats (attempt_id, stream_namespace, stream_name)"
                      + " VALUES (:a, :streamNamespace, :streamName)"))
          .bind("a", attempt)
          .execute();
    }
  }
}
