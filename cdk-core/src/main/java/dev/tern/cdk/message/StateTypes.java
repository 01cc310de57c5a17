package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import java.util.Optional;

/**
 * The discriminator of a state: {@code type}, else {@code state_type}, else LEGACY.
 *
 * <p>The protocol document names it {@code state_type}, the platforms that run call it {@code
 * type}; both are read.
 */
public final class StateTypes {

  private StateTypes() {}

  /** The type of a state object; nothing when it is unknown or the two names disagree. */
  public static Optional<AirbyteStateType> of(JsonNode state) {
    String type = state.path("type").asText("");
    String stateType = state.path("state_type").asText("");
    if (!type.isEmpty() && !stateType.isEmpty() && !type.equals(stateType)) {
      return Optional.empty();
    }
    String name = type.isEmpty() ? stateType : type;
    return switch (name) {
      case "", "LEGACY" -> Optional.of(AirbyteStateType.LEGACY);
      case "STREAM" -> Optional.of(AirbyteStateType.STREAM);
      case "GLOBAL" -> Optional.of(AirbyteStateType.GLOBAL);
      default -> Optional.empty();
    };
  }
}
