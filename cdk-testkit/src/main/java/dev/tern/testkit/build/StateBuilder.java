package dev.tern.testkit.build;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The saved state of a connection in the making. For one thread. */
public final class StateBuilder {

  private final Optional<ObjectNode> shared;
  private final List<AirbyteStreamState> streams = new ArrayList<>();

  private StateBuilder(Optional<ObjectNode> shared) {
    this.shared = shared;
  }

  /** A state for each stream. */
  public static StateBuilder perStream() {
    return new StateBuilder(Optional.empty());
  }

  /** One state for all streams, with a part that they share. */
  public static StateBuilder global(Map<String, ?> shared) {
    return new StateBuilder(Optional.of(JsonText.tree(shared)));
  }

  /** The single state of a connector from before there were streams in states. */
  public static AirbyteStateMessage legacy(Map<String, ?> data) {
    return typed(AirbyteStateType.LEGACY).withData(JsonText.tree(data));
  }

  /** Adds the state of a stream without a namespace. */
  public StateBuilder stream(String name, Map<String, ?> state) {
    return stream(new StreamDescriptor().withName(name), state);
  }

  /** Adds the state of a stream. */
  public StateBuilder stream(StreamDescriptor stream, Map<String, ?> state) {
    streams.add(
        new AirbyteStreamState()
            .withStreamDescriptor(stream)
            .withStreamState(JsonText.tree(state)));
    return this;
  }

  /** The states as messages carry them: one for each stream, or one for all. */
  public List<AirbyteStateMessage> build() {
    if (shared.isPresent()) {
      return List.of(
          typed(AirbyteStateType.GLOBAL)
              .withGlobal(
                  new AirbyteGlobalState()
                      .withSharedState(shared.get().deepCopy())
                      .withStreamStates(List.copyOf(streams))));
    }
    return streams.stream()
        .map(stream -> typed(AirbyteStateType.STREAM).withStream(stream))
        .toList();
  }

  /** The content of a state file. */
  public String toJson() {
    return toJson(build());
  }

  /** The content of a state file with some states. */
  public static String toJson(List<AirbyteStateMessage> states) {
    ArrayNode json = ProtocolJson.mapper().createArrayNode();
    states.forEach(state -> json.addPOJO(state));
    return JsonText.of(json);
  }

  private static AirbyteStateMessage typed(AirbyteStateType type) {
    return new AirbyteStateMessage().withType(type).withStateType(type);
  }
}
