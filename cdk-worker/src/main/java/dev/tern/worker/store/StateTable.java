package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code state}, within a transaction.
 *
 * <p>STREAM: a row for each stream. GLOBAL: a row for each stream, and one without a name that
 * holds what they share. LEGACY: one row that holds <code>{"state": …}</code>. A state that is null
 * has no row (P8).
 */
public final class StateTable {

  private static final String LEGACY_FIELD = "state";

  private final Handle handle;
  private final UUID connection;

  /** The states of one connection, for one transaction. */
  public StateTable(Handle handle, UUID connection) {
    this.handle = handle;
    this.connection = connection;
  }

  /** A row of the table. */
  record Row(
      AirbyteStateType type,
      Optional<String> streamName,
      Optional<String> namespace,
      JsonNode state) {

    StreamKey key() {
      return new StreamKey(streamName, namespace);
    }
  }

  /** All of it. */
  public SavedState load() {
    List<Row> rows = rows();
    Map<StreamDescriptor, JsonNode> streams = new HashMap<>();
    JsonNode whole = null;
    for (Row row : rows) {
      Optional<StreamDescriptor> stream = row.key().stream();
      if (stream.isPresent()) {
        streams.put(stream.get(), row.state());
      } else {
        whole = row.state();
      }
    }
    Optional<AirbyteStateType> type = rows.stream().map(Row::type).findFirst();
    boolean legacy = type.filter(AirbyteStateType.LEGACY::equals).isPresent();
    return new SavedState(
        type,
        streams,
        Optional.ofNullable(legacy ? null : whole),
        Optional.ofNullable(legacy && whole != null ? whole.path(LEGACY_FIELD) : null));
  }

  private List<Row> rows() {
    return handle
        .createQuery(
            "SELECT type, stream_name, namespace, state FROM state WHERE connection_id = :c")
        .bind("c", connection)
        .map(ConstructorMapper.of(Row.class))
        .list();
  }

  /**
   * Takes over a state that was acknowledged.
   *
   * @throws ConfigException when it is of another kind than what is there, unless that is LEGACY
   */
  public void put(AirbyteStateMessage state, Instant now) {
    AirbyteStateType type = type(state);
    if (type == AirbyteStateType.STREAM && goesOn(state.getStream(), now)) {
      return;
    }
    Optional<AirbyteStateType> before = type();
    if (before.isPresent() && before.get() != type && before.get() != AirbyteStateType.LEGACY) {
      throw new ConfigException(
          String.format(
              "The source sent a %s state, and the connection has %s ones: reset its state, then"
                  + " sync from the beginning.",
              type, before.get()));
    }
    switch (type) {
      case STREAM -> putStream(state.getStream(), before, now);
      case GLOBAL -> replace(global(state.getGlobal()), now);
      case LEGACY -> replace(legacy(state.getData()), now);
    }
  }

  static AirbyteStateType type(AirbyteStateMessage state) {
    if (state.getType() != null) {
      return state.getType();
    }
    return state.getStateType() == null ? AirbyteStateType.LEGACY : state.getStateType();
  }

  private Optional<AirbyteStateType> type() {
    return handle
        .createQuery("SELECT type FROM state WHERE connection_id = :c LIMIT 1")
        .bind("c", connection)
        .mapTo(AirbyteStateType.class)
        .findOne();
  }

  private void putStream(AirbyteStreamState state, Optional<AirbyteStateType> before, Instant now) {
    if (before.filter(AirbyteStateType.LEGACY::equals).isPresent()) {
      deleteAll();
    }
    StreamKey key = StreamKey.of(state.getStreamDescriptor());
    JsonNode blob = state.getStreamState();
    if (blob == null || blob.isNull()) {
      delete(key);
    } else {
      write(key, AirbyteStateType.STREAM, blob, now);
    }
  }

  /** Takes over the state of a stream that has one of this kind already: false when it has none. */
  private boolean goesOn(AirbyteStreamState state, Instant now) {
    StreamKey key = StreamKey.of(state.getStreamDescriptor());
    JsonNode blob = state.getStreamState();
    return blob != null
        && present(blob)
        && update(key, " AND type = :type", AirbyteStateType.STREAM, blob, now);
  }

  private static SavedState global(AirbyteGlobalState global) {
    Map<StreamDescriptor, JsonNode> streams = new HashMap<>();
    for (AirbyteStreamState state : global.getStreamStates()) {
      if (present(state.getStreamState())) {
        streams.put(state.getStreamDescriptor(), state.getStreamState());
      }
    }
    JsonNode shared = global.getSharedState();
    return new SavedState(
        Optional.of(AirbyteStateType.GLOBAL),
        streams,
        present(shared) ? Optional.of(shared) : Optional.empty(),
        Optional.empty());
  }

  private static SavedState legacy(@Nullable JsonNode data) {
    return new SavedState(
        Optional.of(AirbyteStateType.LEGACY),
        Map.of(),
        Optional.empty(),
        data != null && present(data) && !data.isEmpty() ? Optional.of(data) : Optional.empty());
  }

  private static boolean present(@Nullable JsonNode node) {
    return node != null && !node.isNull();
  }

  /** Puts another state in the place of all that is there; rows that stay equal are not touched. */
  public void replace(SavedState target, Instant now) {
    AirbyteStateType type = target.type().orElse(AirbyteStateType.LEGACY);
    Map<StreamKey, JsonNode> wanted = new HashMap<>();
    target.streams().forEach((stream, blob) -> wanted.put(StreamKey.of(stream), blob));
    target.shared().ifPresent(blob -> wanted.put(StreamKey.whole(), blob));
    target.legacy().ifPresent(blob -> wanted.put(StreamKey.whole(), wrapped(blob)));
    for (Row row : rows()) {
      if (!wanted.containsKey(row.key())) {
        delete(row.key());
      } else if (row.type() == type && row.state().equals(wanted.get(row.key()))) {
        wanted.remove(row.key());
      }
    }
    wanted.forEach((key, blob) -> write(key, type, blob, now));
  }

  private static ObjectNode wrapped(JsonNode legacy) {
    return JsonNodeFactory.instance.objectNode().set(LEGACY_FIELD, legacy);
  }

  /**
   * Forgets the states of streams; with the last stream goes what all of them share. LEGACY, which
   * is one for all, stays.
   */
  public void forget(Collection<StreamDescriptor> streams) {
    int deleted = 0;
    for (StreamDescriptor stream : streams) {
      deleted += delete(StreamKey.of(stream));
    }
    if (deleted > 0 && load().streams().isEmpty()) {
      deleteAll();
    }
  }

  /** Forgets everything. */
  public void deleteAll() {
    handle
        .createUpdate("DELETE FROM state WHERE connection_id = :c")
        .bind("c", connection)
        .execute();
  }

  private int delete(StreamKey key) {
    return key.bind(
            handle.createUpdate(
                "DELETE FROM state WHERE connection_id = :c AND "
                    + key.in("stream_name", "namespace")))
        .bind("c", connection)
        .execute();
  }

  private void write(StreamKey key, AirbyteStateType type, JsonNode blob, Instant now) {
    if (!update(key, "", type, blob, now)) {
      insert(key, type, blob, now);
    }
  }

  /** Changes a row, if there is one for which a further condition holds. */
  private boolean update(
      StreamKey key, String condition, AirbyteStateType type, JsonNode blob, Instant now) {
    return key.bind(
                handle.createUpdate(
                    "UPDATE state SET state = :blob, type = :type, updated_at = :now"
                        + " WHERE connection_id = :c AND "
                        + key.in("stream_name", "namespace")
                        + condition))
            .bind("c", connection)
            .bind("blob", blob)
            .bind("type", type)
            .bind("now", now)
            .execute()
        > 0;
  }

  private void insert(StreamKey key, AirbyteStateType type, JsonNode blob, Instant now) {
    key.bind(
            handle.createUpdate(
                """
                INSERT INTO state (
                  id, connection_id, state, stream_name, namespace, type, created_at, updated_at)
                VALUES (:id, :c, :blob, :streamName, :streamNamespace, :type, :now, :now)
                """))
        .bind("id", UUID.randomUUID())
        .bind("c", connection)
        .bind("blob", blob)
        .bind("type", type)
        .bind("now", now)
        .execute();
  }
}
