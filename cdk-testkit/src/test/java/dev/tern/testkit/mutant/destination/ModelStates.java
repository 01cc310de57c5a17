package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of a state on its way through the model. */
final class ModelStates {

  private ModelStates() {}

  static void spoil(ObjectNode state, Fault fault) {
    if (fault == Fault.DROPS_THE_ID) {
      state.remove("id");
    }
    if (fault == Fault.HAS_HABITS) {
      turn(state);
    }
    if (fault == Fault.ROUNDS_STATES) {
      round(state);
    }
    if (state.path("stream") instanceof ObjectNode stream) {
      spoilStream(stream, fault);
    }
  }

  private static void spoilStream(ObjectNode stream, Fault fault) {
    JsonNode descriptor = stream.path("stream_descriptor");
    boolean empty = descriptor.path("namespace").asText("none").isEmpty();
    if (fault == Fault.LOSES_EMPTY_NAMESPACES && empty) {
      ((ObjectNode) descriptor).remove("namespace");
    }
    if (fault == Fault.RESETS_BECOME_EMPTY && !stream.has("stream_state")) {
      stream.putObject("stream_state");
    }
    if (fault == Fault.DROPS_WHAT_STATES_HAVE_MORE) {
      stream.retain(List.of("stream_descriptor", "stream_state"));
    }
  }

  /** Has the same in another order. */
  private static void turn(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(name -> names.add(0, name));
    for (String name : names) {
      JsonNode value = object.remove(name);
      if (value instanceof ObjectNode inner) {
        turn(inner);
      }
      object.set(name, value);
    }
  }

  private static void round(ObjectNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue() instanceof ObjectNode inner) {
        round(inner);
      } else if (field.getValue().isNumber() && !field.getValue().isInt()) {
        field.setValue(DoubleNode.valueOf(field.getValue().asDouble()));
      }
    }
  }
}
