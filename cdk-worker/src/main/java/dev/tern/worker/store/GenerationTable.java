package dev.tern.worker.store;

import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The table {@code stream_generation}, within a transaction: how often each stream has begun anew.
 */
public final class GenerationTable {

  private final Handle handle;
  private final UUID connection;

  /** The generations of one connection, for one transaction. */
  public GenerationTable(Handle handle, UUID connection) {
    this.handle = handle;
    this.connection = connection;
  }

  /** The generation a stream is in; 0 before it has begun anew for the first time. */
  public long current(StreamDescriptor stream) {
    StreamKey key = StreamKey.of(stream);
    return key.bind(
            handle.createQuery(
                "SELECT max(generation_id) FROM stream_generation WHERE connection_id = :c AND "
                    + key.in("stream_name", "stream_namespace")))
        .bind("c", connection)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /**
   * Begins a new generation of a stream.
   *
   * @param truncating whether a person wants the rows of the earlier ones to go
   */
  public long begin(StreamDescriptor stream, long job, boolean truncating, Instant now) {
    long next = current(stream) + 1;
    StreamKey.of(stream)
        .bind(
            handle.createUpdate(
                """
                INSERT INTO stream_generation (
                  id, connection_id, stream_namespace, stream_name, generation_id, start_job_id, truncating,
                  created_at, updated_at)
                VALUES (:id, :c, :streamNamespace, :streamName, :next, :job, :truncating, :now, :now)
                """))
        .bind("id", UUID.randomUUID())
        .bind("c", connection)
        .bind("next", next)
        .bind("job", job)
        .bind("truncating", truncating)
        .bind("now", now)
        .execute();
    return next;
  }

  /** The streams whose older rows a person has let go, each with the last job that began that. */
  public Map<StreamDescriptor, Long> truncated() {
    return byStream("max(start_job_id)", " AND truncating");
  }

  /** The generations of all streams that have begun anew. */
  public Map<StreamDescriptor, Long> all() {
    return byStream("max(generation_id)", "");
  }

  private Map<StreamDescriptor, Long> byStream(String value, String condition) {
    return handle
        .createQuery(
            "SELECT stream_name, stream_namespace, "
                + value
                + " AS number FROM stream_generation WHERE connection_id = :c"
                + condition
                + " GROUP BY stream_name, stream_namespace")
        .bind("c", connection)
        .map(ConstructorMapper.of(Row.class))
        .collect(Collectors.toMap(row -> row.key().stream().orElseThrow(), Row::number));
  }

  /** A stream and a number. */
  record Row(Optional<String> streamName, Optional<String> streamNamespace, long number) {

    StreamKey key() {
      return new StreamKey(streamName, streamNamespace);
    }
  }
}
