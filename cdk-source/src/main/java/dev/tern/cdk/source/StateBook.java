package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of all streams as they stand, and the STATE message that says so.
 *
 * <p>GLOBAL and LEGACY messages hold every stream, read or not, with the shared state as it came in
 * (READ-10). The kind is written as {@code type} and as {@code state_type} (READ-9).
 */
final class StateBook {

  private final AirbyteStateType type;
  private Optional<JsonNode> shared;
  private final Map<StreamDescriptor, Optional<JsonNode>> states = new LinkedHashMap<>();

  /**
   * Starts with what an earlier sync saved: the streams of the catalog in its order, then all
   * others.
   */
  StateBook(AirbyteStateType type, List<StreamDescriptor> catalog, PriorStates prior) {
    this.type = type;
    this.shared = prior.shared();
    catalog.forEach(stream -> states.put(stream, prior.of(stream)));
    prior.streams().forEach((stream, state) -> states.putIfAbsent(stream, Optional.of(state)));
  }

  /** Whether one message tells about all streams, and counts the records of all. */
  boolean whole() {
    return type != AirbyteStateType.STREAM;
  }

  /** Takes a new shared part. */
  void share(JsonNode next) {
    if (type != AirbyteStateType.GLOBAL) {
      throw new SystemException(
          "A shared state was checkpointed, but the source writes "
              + type
              + " states. Return GLOBAL from stateType.");
    }
    shared = Optional.of(next.deepCopy());
  }

  /** Takes the new state of a stream in and tells about it. */
  AirbyteStateMessage update(StreamDescriptor stream, JsonNode state, long records) {
    states.put(stream, Optional.of(state));
    AirbyteStateMessage message =
        new AirbyteStateMessage()
            .withType(type)
            .withStateType(type)
            .withSourceStats(
                new AirbyteStateStats().withRecordCount(BigDecimal.valueOf(records).setScale(1)));
    return switch (type) {
      case STREAM -> message.withStream(entry(stream, Optional.of(state)));
      case GLOBAL ->
          message.withGlobal(
              new AirbyteGlobalState()
                  .withSharedState(shared.orElse(null))
                  .withStreamStates(entries()));
      case LEGACY -> message.withData(legacy());
    };
  }

  private ObjectNode legacy() {
    ObjectNode data = ProtocolJson.mapper().createObjectNode();
    data.set(PriorStates.LEGACY_STREAMS, ProtocolJson.mapper().valueToTree(entries()));
    return data;
  }

  private List<AirbyteStreamState> entries() {
    return states.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
  }

  private static AirbyteStreamState entry(StreamDescriptor stream, Optional<JsonNode> state) {
    return new AirbyteStreamState()
        .withStreamDescriptor(stream)
        .withStreamState(state.orElse(null));
  }
}
