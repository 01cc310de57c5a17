package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Checkpoint;
import java.util.Comparator;
import java.util.List;

/** A saved state as platforms hand it over: a list of messages, streams in the order of names. */
final class StateMessages {

  private static final Comparator<StreamDescriptor> BY_NAME =
      Comparator.comparing(
              StreamDescriptor::getNamespace, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(StreamDescriptor::getName);

  private StateMessages() {}

  static List<AirbyteStateMessage> of(SavedState saved) {
    if (saved.type().isEmpty()) {
      return List.of();
    }
    AirbyteStateType type = saved.type().get();
    return switch (type) {
      case STREAM ->
          streams(saved).stream().map(stream -> message(type).withStream(stream)).toList();
      case GLOBAL ->
          List.of(
              message(type)
                  .withGlobal(
                      new AirbyteGlobalState()
                          .withSharedState(saved.shared().orElse(null))
                          .withStreamStates(streams(saved))));
      case LEGACY -> List.of(message(type).withData(saved.legacy().orElse(null)));
    };
  }

  private static AirbyteStateMessage message(AirbyteStateType type) {
    return new AirbyteStateMessage().withType(type);
  }

  private static List<AirbyteStreamState> streams(SavedState saved) {
    return saved.streams().keySet().stream()
        .sorted(BY_NAME)
        .map(
            stream ->
                new AirbyteStreamState()
                    .withStreamDescriptor(stream)
                    .withStreamState(saved.streams().get(stream)))
        .toList();
  }

  /** The message that a checkpoint was. */
  static AirbyteStateMessage of(Checkpoint checkpoint) {
    AirbyteStateMessage message = message(checkpoint.type());
    return switch (checkpoint.type()) {
      case STREAM ->
          message.withStream(
              new AirbyteStreamState()
                  .withStreamDescriptor(checkpoint.stream().orElseThrow())
                  .withStreamState(checkpoint.state()));
      case GLOBAL ->
          message.withGlobal(Definitions.read(checkpoint.state(), AirbyteGlobalState.class));
      case LEGACY -> message.withData(checkpoint.state());
    };
  }

  static ArrayNode json(SavedState saved) {
    ArrayNode list = ProtocolJson.mapper().createArrayNode();
    of(saved).forEach(message -> list.add(ProtocolJson.mapper().<JsonNode>valueToTree(message)));
    return list;
  }
}
