package dev.tern.worker.store;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.StreamCounts;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

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

  /** What was answered for was sent and read, though that is counted less often. */
  private void add(Commit commit, StreamKey key) {
    update(
        key,
        """
        records_emitted = CASE WHEN records_emitted < records_committed + records_rejected + :rows + :rejected
          THEN records_committed + records_rejected + :rows + :rejected ELSE records_emitted END,
        records_sent = CASE WHEN records_sent < records_committed + records_rejected + :rows + :rejected
          THEN records_committed + records_rejected + :rows + :rejected ELSE records_sent END,
        bytes_emitted = CASE WHEN bytes_emitted < bytes_committed + :bytes
          THEN bytes_committed + :bytes ELSE bytes_emitted END,
        records_committed = records_committed + :rows,
        bytes_committed = bytes_committed + :bytes,
        records_rejected = records_rejected + :rejected,
        last_commit_at = :acknowledgedAt""",
        row -> row.bindMethods(commit));
  }

  /** Writes the counters of a stream; what is committed never goes back. */
  public void count(StreamDescriptor stream, StreamCounts counts) {
    StreamKey key = StreamKey.of(stream);
    update(
        key,
        """
        records_emitted = :read, bytes_emitted = :readBytes, records_sent = :sent,
        records_committed = CASE WHEN :committed > records_committed THEN :committed ELSE records_committed END,
        bytes_committed = CASE WHEN :committedBytes > bytes_committed THEN :committedBytes ELSE bytes_committed END,
        records_rejected = CASE WHEN :rejected > records_rejected THEN :rejected ELSE records_rejected END,
        estimated_records = :estimatedRows, estimated_bytes = :estimatedBytes,
        status = :state, status_reason = :statusReason,
        last_commit_at = coalesce(:lastCommit, last_commit_at)""",
        row -> row.bindMethods(counts).bind("state", counts.status().map(Enum::name).orElse(null)));
    level(key);
  }

  private void level(StreamKey key) {
    update(
        key,
        """
        records_emitted = CASE WHEN records_emitted < records_committed + records_rejected
          THEN records_committed + records_rejected ELSE records_emitted END,
        records_sent = CASE WHEN records_sent < records_committed + records_rejected
          THEN records_committed + records_rejected ELSE records_sent END,
        bytes_emitted = CASE WHEN bytes_emitted < bytes_committed THEN bytes_committed ELSE bytes_emitted END""",
        row -> row);
  }

  /** Changes the row of a stream, which comes to be when it is wanted first. */
  private void update(StreamKey key, String changes, UnaryOperator<Update> values) {
    if (changed(key, changes, values) == 0) {
      key.bind(
              handle.createUpdate(
                  "INSERT INTO stream_stats (attempt_id, stream_namespace, stream_name)"
                      + " VALUES (:a, :streamNamespace, :streamName)"))
          .bind("a", attempt)
          .execute();
      int unused = changed(key, changes, values);
    }
  }

  private int changed(StreamKey key, String changes, UnaryOperator<Update> values) {
    String row = " WHERE attempt_id = :a AND " + key.in("stream_name", "stream_namespace");
    Update update = handle.createUpdate("UPDATE stream_stats SET " + changes + row);
    return values.apply(key.bind(update)).bind("a", attempt).execute();
  }
}
