package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.state.SavedState;
import dev.tern.cdk.state.StateReader;
import dev.tern.protocol.AirbyteStateType;
import java.util.List;

/** A state that a person hands over: it has to be whole before it takes the place of another. */
record HandedState(JsonNode state) {

  /**
   * What it says.
   *
   * @throws ConfigException when it says nothing, though it is no empty list, or is damaged
   */
  SavedState read() {
    SavedState saved = StateReader.read(List.of(requireWhole()));
    boolean nothing =
        saved.streams().isEmpty()
            && saved.type().filter(type -> type != AirbyteStateType.STREAM).isEmpty();
    boolean meant = state.isArray() && state.isEmpty();
    if (nothing && !meant) {
      throw new ConfigException(
          "There is no state in what was given: give it as it was exported, or [] to forget the one"
              + " that is there.");
    }
    return saved;
  }

  /**
   * It, when every message of a list says what it is about.
   *
   * @throws ConfigException when one does not
   */
  JsonNode requireWhole() {
    if (state.isArray()) {
      for (int i = 0; i < state.size(); i++) {
        if (!whole(state.get(i))) {
          throw new ConfigException(
              "Message %d of the state is damaged or of no known type: give it as it was exported."
                  .formatted(i + 1));
        }
      }
    }
    return state;
  }

  private static boolean whole(JsonNode item) {
    JsonNode message = item.path("type").asText().equals("STATE") ? item.path("state") : item;
    String type = message.path("type").asText(message.path("state_type").asText("LEGACY"));
    return switch (type) {
      case "STREAM" ->
          message.at("/stream/stream_descriptor/name").isTextual()
              && soundState(message.at("/stream/stream_state"));
      case "GLOBAL" -> message.path("global").isObject();
      case "LEGACY" -> message.isObject();
      default -> false;
    };
  }

  private static boolean soundState(JsonNode state) {
    return state.isMissingNode() || state.isNull() || state.isObject();
  }
}
