package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A state that a destination was given, as far as it has to be remembered.
 *
 * @param number its place among all states, from 1
 * @param whole stands for all of it that has to come back
 * @param position stands for the position in it, without whose it is
 * @param id stands for the number that the platform gave it
 * @param reset whether it has no position
 * @param records how many records of its streams came before it
 * @param unknown how many records came before it of which not even the stream could be told
 */
record PendingState(
    long number,
    StateKey key,
    long whole,
    long position,
    Optional<Long> id,
    boolean reset,
    long records,
    long unknown) {

  private static final String ADDED = "destinationStats";

  /** What has to be remembered of a state. */
  static PendingState of(JsonNode state, long number, RecordCounts counts) {
    StateKey key = StateKey.of(state);
    JsonNode id = state.path("id");
    return new PendingState(
        number,
        key,
        Fingerprint.of(repeated(state)),
        Fingerprint.of(position(state)),
        id.isMissingNode() ? Optional.empty() : Optional.of(Fingerprint.of(id)),
        isReset(state),
        key.stream().map(counts::of).orElseGet(counts::all),
        counts.unknown());
  }

  /** What has to come back: all but the counts of the destination; a null is as good as nothing. */
  private static ObjectNode repeated(JsonNode state) {
    ObjectNode repeated = withoutNulls(state);
    repeated.remove(ADDED);
    for (String part : new String[] {"stream", "global"}) {
      if (state.path(part).isObject()) {
        repeated.set(part, withoutNulls(state.path(part)));
      }
    }
    return repeated;
  }

  private static ObjectNode withoutNulls(JsonNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isNull()) {
        copy.set(field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  /** The part of a state that the source alone understands. */
  private static JsonNode position(JsonNode state) {
    JsonNode stream = state.path("stream");
    JsonNode global = state.path("global");
    return stream.isObject()
        ? stream.path("stream_state")
        : (global.isObject() ? global : state.path("data"));
  }

  /** Whether a state resets a stream. */
  static boolean isReset(JsonNode state) {
    JsonNode stream = state.path("stream");
    return stream.isObject() && !stream.hasNonNull("stream_state");
  }
}
