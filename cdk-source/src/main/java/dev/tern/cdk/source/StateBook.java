package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of all streams as they stand, and the STATE message that says so.
 *
 * <p>GLOBAL and LEGACY messages hold every stream, read or not (READ-10). The kind is written as
 * {@code type} and as {@code state_type} (READ-9). For who is inside of the gate.
 */
final class StateBook {

  private final AirbyteStateType type;
  private final Map<StreamDescriptor, JsonNode> unread;
  private final List<StreamLedger> streams = new ArrayList<>();
  private Optional<JsonNode> shared;

  /** Starts with what an earlier sync saved. */
  StateBook(AirbyteStateType type, PriorStates prior) {
    this.type = type;
    this.unread = new LinkedHashMap<>(prior.streams());
    this.shared = prior.shared();
  }

  /** Adds a stream of the catalog, in its order. */
  void add(StreamLedger stream) {
    streams.add(stream);
    unread.remove(stream.stream());
  }

  /** Whether one message tells about all streams, and counts the records of all. */
  boolean whole() {
    return type != AirbyteStateType.STREAM;
  }

  /** Takes a new shared part; false when it is the same. */
  boolean share(JsonNode next) {
    boolean moved = !shared.equals(Optional.of(next));
    shared = Optional.of(next);
    return moved;
  }

  /** Refuses a shared part where there is no place for one. */
  void requireShared() {
    if (type != AirbyteStateType.GLOBAL) {
      throw new SystemException(
          "A shared state was checkpointed, but the source writes "
              + type
              + " states. Return GLOBAL from stateType.");
    }
  }

  /** Takes note that all streams were told about. */
  void told() {
    streams.forEach(StreamLedger::told);
  }

  /** Tells about a stream, or about all of them. */
  AirbyteStateMessage message(StreamLedger stream, long records) {
    AirbyteStateMessage message =
        new AirbyteStateMessage()
            .withType(type)
            .withStateType(type)
            .withSourceStats(
                new AirbyteStateStats().withRecordCount(BigDecimal.valueOf(records).setScale(1)));
    return switch (type) {
      case STREAM -> message.withStream(entry(stream.stream(), Optional.of(stream.requireState())));
      case GLOBAL ->
          message.withGlobal(
              new AirbyteGlobalState()
                  .withSharedState(shared.orElse(null))
                  .withStreamStates(entries()));
      case LEGACY -> message.withData(legacy());
    };
  }

  private ObjectNode legacy() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set(PriorStates.LEGACY_STREAMS, ProtocolJson.mapper().valueToTree(entries()));
    return data;
  }

  private List<AirbyteStreamState> entries() {
    List<AirbyteStreamState> entries = new ArrayList<>();
    streams.forEach(stream -> entries.add(entry(stream.stream(), stream.state())));
    unread.forEach((stream, state) -> entries.add(entry(stream, Optional.of(state))));
    return entries;
  }

  private static AirbyteStreamState entry(StreamDescriptor stream, Optional<JsonNode> state) {
    return new AirbyteStreamState()
        .withStreamDescriptor(stream)
        .withStreamState(state.orElse(null));
  }
}
