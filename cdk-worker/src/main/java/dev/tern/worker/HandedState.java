package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;

/** A state that a person hands over: it has to be whole before it takes the place of another. */
record HandedState(JsonNode state) {

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
