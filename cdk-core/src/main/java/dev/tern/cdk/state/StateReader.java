package dev.tern.cdk.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.StateTypes;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands a state in every form it is handed over (READ-13): nothing, an array of STREAM
 * states, an array with a GLOBAL one, a single state, a legacy blob. Whole STATE messages, as a
 * connector prints them, are taken as well.
 *
 * <p>Where a stream or a GLOBAL state is there more than once, the last one counts.
 */
public final class StateReader {

  private static final String ADVICE =
      " Give the state of an earlier sync as it was saved, or reset the connection.";

  private final Map<StreamDescriptor, JsonNode> streams = new LinkedHashMap<>();
  private final Set<AirbyteStateType> types = EnumSet.noneOf(AirbyteStateType.class);
  private @Nullable JsonNode shared;
  private @Nullable JsonNode legacy;

  private StateReader() {}

  /**
   * Reads the values of a state file, in their order.
   *
   * @throws ConfigException when they are no state (SRC-15)
   */
  public static SavedState read(List<JsonNode> values) {
    return new StateReader().all(values);
  }

  private SavedState all(List<JsonNode> values) {
    for (JsonNode value : values) {
      (value.isArray() ? value : List.of(value)).forEach(StateReader::requireNothingElse);
      if (value.isArray()) {
        array(value);
      } else if (value.isObject()) {
        message(unwrapped(value));
      } else if (!value.isNull()) {
        throw unreadable("it is a " + value.getNodeType().name().toLowerCase(Locale.ROOT));
      }
    }
    if (types.size() > 1) {
      throw unreadable("it mixes " + types);
    }
    return new SavedState(
        types.stream().findFirst(),
        streams,
        Optional.ofNullable(shared),
        Optional.ofNullable(legacy));
  }

  private static void requireNothingElse(JsonNode value) {
    ForeignFile.kind(value)
        .ifPresent(
            kind -> {
              throw new ConfigException("The file holds a " + kind + ", not a state." + ADVICE);
            });
  }

  private void array(JsonNode array) {
    if (!array.isEmpty() && untyped(array)) {
      legacy(array);
      return;
    }
    for (JsonNode element : array) {
      if (!element.isObject()) {
        throw unreadable("its array holds something that is no object");
      }
      message(unwrapped(element));
    }
  }

  private static boolean untyped(JsonNode array) {
    for (JsonNode element : array) {
      boolean typed = element.has("type") || element.has("state_type") || element.has("data");
      if (!element.isObject() || element.isEmpty() || typed) {
        return false;
      }
    }
    return true;
  }

  /** The state inside a whole STATE message. */
  private static JsonNode unwrapped(JsonNode value) {
    boolean envelope =
        value.path("type").asText().equals("STATE") && value.path("state").isObject();
    return envelope ? value.get("state") : value;
  }

  private void message(JsonNode state) {
    if (state.isEmpty()) {
      return;
    }
    boolean typed = state.path("stream").isObject() || state.path("global").isObject();
    if (!typed && !isLegacyMessage(state)) {
      legacy(state);
      return;
    }
    AirbyteStateType type =
        StateTypes.of(state)
            .orElseThrow(
                () -> unreadable("its type is unknown, or 'type' and 'state_type' differ"));
    switch (type) {
      case STREAM -> stream(state.path("stream"));
      case GLOBAL -> global(state.path("global"));
      case LEGACY -> legacy(state.has("data") ? state.path("data") : state);
    }
    types.add(type);
  }

  private static boolean isLegacyMessage(JsonNode state) {
    String type = state.path("type").asText(state.path("state_type").asText());
    boolean bare = state.size() == 1 && state.path("data").isObject();
    return bare || (type.equals("LEGACY") && state.has("data"));
  }

  private void stream(JsonNode stream) {
    JsonNode descriptor = stream.path("stream_descriptor");
    if (!descriptor.path("name").isTextual()) {
      throw unreadable("a stream in it has no 'stream_descriptor.name'");
    }
    JsonNode namespace = descriptor.path("namespace");
    StreamDescriptor key =
        new StreamDescriptor()
            .withName(descriptor.path("name").textValue())
            .withNamespace(namespace.isTextual() ? namespace.textValue() : null);
    JsonNode state = stream.path("stream_state");
    if (state.isMissingNode() || state.isNull()) {
      streams.remove(key);
    } else {
      streams.put(key, state);
    }
  }

  private void global(JsonNode global) {
    streams.clear();
    global.path("stream_states").forEach(this::stream);
    JsonNode value = global.path("shared_state");
    shared = value.isMissingNode() || value.isNull() ? null : value;
  }

  private void legacy(JsonNode blob) {
    types.add(AirbyteStateType.LEGACY);
    legacy = blob.isNull() ? null : blob;
  }

  private static ConfigException unreadable(String why) {
    return new ConfigException("The state cannot be understood: " + why + "." + ADVICE);
  }
}
