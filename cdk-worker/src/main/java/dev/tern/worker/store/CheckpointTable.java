package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.worker.sync.Commit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The table {@code checkpoint}, within a transaction: the last {@value #KEPT} of every stream, and
 * of earlier jobs the last.
 */
public final class CheckpointTable {

  static final int KEPT = 20;

  /** How many rows there ever were of a stream, at its newest checkpoint. */
  private static final String EVER =
      "SELECT rows_ever FROM checkpoint WHERE connection_id = :c AND %s ORDER BY id DESC LIMIT 1";

  private final Handle handle;
  private final UUID connection;

  /** The checkpoints of one connection, for one transaction. */
  public CheckpointTable(Handle handle, UUID connection) {
    this.handle = handle;
    this.connection = connection;
  }

  /** All that are left, the newest first. */
  public List<Checkpoint> all() {
    return handle
        .createQuery("SELECT * FROM checkpoint WHERE connection_id = :c ORDER BY id DESC")
        .bind("c", connection)
        .map(ConstructorMapper.of(Checkpoint.class))
        .list();
  }

  /** The one with this number. */
  public Optional<Checkpoint> find(long id) {
    return handle
        .createQuery("SELECT * FROM checkpoint WHERE connection_id = :c AND id = :id")
        .bind("c", connection)
        .bind("id", id)
        .map(ConstructorMapper.of(Checkpoint.class))
        .findOne();
  }

  /** Records that would come again when the next sync starts from a checkpoint. */
  public long rowsSince(Checkpoint checkpoint) {
    return rowsEver(checkpoint.key()) - checkpoint.rowsEver();
  }

  private long rowsEver(StreamKey key) {
    return key.bind(handle.createQuery(EVER.formatted(key.in("stream_name", "stream_namespace"))))
        .bind("c", connection)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Adds an acknowledged state, and thins those of the same job. */
  void add(Commit commit, long job, long attempt) {
    StreamKey key = key(commit.state());
    key.bind(
            handle.createUpdate(
                """
                INSERT INTO checkpoint (
                  connection_id, job_id, attempt_id, type, stream_namespace, stream_name, state, row_count,
                  byte_count, rejected_count, rows_ever, emitted_at, acknowledged_at)
                VALUES (
                  :c, :job, :attempt, :type, :streamNamespace, :streamName, :blob, :rows,
                  :bytes, :rejected, :rows + coalesce((\s"""
                    + EVER.formatted(key.in("stream_name", "stream_namespace"))
                    + "), 0), :emittedAt, :acknowledgedAt)"))
        .bindMethods(commit)
        .bind("c", connection)
        .bind("job", job)
        .bind("attempt", attempt)
        .bind("type", StateTable.type(commit.state()))
        .bind("blob", blob(commit.state()))
        .execute();
    thin(key, job);
  }

  private void thin(StreamKey key, long job) {
    String of = " WHERE connection_id = :c AND " + key.in("stream_name", "stream_namespace");
    key.bind(
            handle.createUpdate(
                "DELETE FROM checkpoint"
                    + of
                    + " AND job_id = :job AND id <= (SELECT id FROM checkpoint"
                    + of
                    + " AND job_id = :job ORDER BY id DESC LIMIT 1 OFFSET "
                    + KEPT
                    + ")"))
        .bind("c", connection)
        .bind("job", job)
        .execute();
  }

  /** Thins all jobs: what is beyond the last ones of its stream goes, but for the last of a job. */
  public void thinJobs() {
    handle
        .createUpdate(
            """
            DELETE FROM checkpoint WHERE id IN (
              SELECT id FROM (
                SELECT id,
                  row_number() OVER (PARTITION BY stream_name, stream_namespace ORDER BY id DESC) AS overall,
                  row_number() OVER (PARTITION BY stream_name, stream_namespace, job_id ORDER BY id DESC) AS in_job
                FROM checkpoint WHERE connection_id = :c) AS ranked
              WHERE overall > :kept AND in_job > 1)
            """)
        .bind("c", connection)
        .bind("kept", KEPT)
        .execute();
  }

  private static StreamKey key(AirbyteStateMessage state) {
    return state.getStream() == null
        ? StreamKey.whole()
        : StreamKey.of(state.getStream().getStreamDescriptor());
  }

  private static JsonNode blob(AirbyteStateMessage state) {
    JsonNode blob =
        switch (StateTable.type(state)) {
          case STREAM -> state.getStream().getStreamState();
          case GLOBAL -> ProtocolJson.mapper().valueToTree(state.getGlobal());
          case LEGACY -> state.getData();
        };
    return blob == null ? NullNode.getInstance() : blob;
  }
}
