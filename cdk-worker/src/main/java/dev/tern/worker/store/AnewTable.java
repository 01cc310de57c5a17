package dev.tern.worker.store;

import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The tables {@code stream_refreshes} and {@code stream_reset}, within a transaction: streams that
 * a person wants anew, until a job has done it.
 */
public final class AnewTable {

  private final Handle handle;
  private final UUID connection;

  /** The wishes for one connection, for one transaction. */
  public AnewTable(Handle handle, UUID connection) {
    this.handle = handle;
    this.connection = connection;
  }

  /**
   * A stream that has to be refreshed.
   *
   * @param generationId the generation that was begun for it; none before it is begun
   */
  public record Refresh(
      Optional<String> streamName,
      Optional<String> streamNamespace,
      RefreshType refreshType,
      Optional<Long> generationId) {

    /** The stream. */
    public StreamDescriptor stream() {
      return new StreamKey(streamName, streamNamespace).stream().orElseThrow();
    }
  }

  /** The refreshes that are not done. */
  public Map<StreamDescriptor, Refresh> refreshes() {
    return handle
        .createQuery("SELECT * FROM stream_refreshes WHERE connection_id = :c")
        .bind("c", connection)
        .map(ConstructorMapper.of(Refresh.class))
        .collect(Collectors.toMap(Refresh::stream, refresh -> refresh));
  }

  /** Asks for a refresh; one that was asked for before is begun again. */
  public void refresh(StreamDescriptor stream, RefreshType type, Instant now) {
    StreamKey key = StreamKey.of(stream);
    delete("stream_refreshes", key);
    key.bind(
            handle.createUpdate(
                """
                INSERT INTO stream_refreshes (
                  id, connection_id, stream_namespace, stream_name, refresh_type, created_at, updated_at)
                VALUES (:id, :c, :streamNamespace, :streamName, :type, :now, :now)
                """))
        .bind("id", UUID.randomUUID())
        .bind("c", connection)
        .bind("type", type)
        .bind("now", now)
        .execute();
  }

  /** Notes the generation that was begun for a refresh. */
  public void begun(StreamDescriptor stream, long generation, Instant now) {
    StreamKey key = StreamKey.of(stream);
    key.bind(
            handle.createUpdate(
                "UPDATE stream_refreshes SET generation_id = :generation, updated_at = :now"
                    + " WHERE connection_id = :c AND "
                    + key.in("stream_name", "stream_namespace")))
        .bind("c", connection)
        .bind("generation", generation)
        .bind("now", now)
        .execute();
  }

  /** The streams that have to be cleared. */
  public List<StreamDescriptor> resets() {
    return handle
        .createQuery(
            "SELECT stream_name AS name, stream_namespace AS namespace FROM stream_reset"
                + " WHERE connection_id = :c")
        .bind("c", connection)
        .map(ConstructorMapper.of(StreamKey.class))
        .map(key -> key.stream().orElseThrow())
        .list();
  }

  /** Asks that a stream be cleared. */
  public void reset(StreamDescriptor stream, Instant now) {
    StreamKey key = StreamKey.of(stream);
    delete("stream_reset", key);
    key.bind(
            handle.createUpdate(
                """
                INSERT INTO stream_reset (
                  id, connection_id, stream_namespace, stream_name, created_at, updated_at)
                VALUES (:id, :c, :streamNamespace, :streamName, :now, :now)
                """))
        .bind("id", UUID.randomUUID())
        .bind("c", connection)
        .bind("now", now)
        .execute();
  }

  /** A stream is anew. */
  public void done(StreamDescriptor stream) {
    delete("stream_refreshes", StreamKey.of(stream));
    delete("stream_reset", StreamKey.of(stream));
  }

  private void delete(String table, StreamKey key) {
    key.bind(
            handle.createUpdate(
                "DELETE FROM "
                    + table
                    + " WHERE connection_id = :c AND "
                    + key.in("stream_name", "stream_namespace")))
        .bind("c", connection)
        .execute();
  }
}
