package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A saved state whose streams have a state of a shape that the source never wrote. */
final class SpoiltState {

  private SpoiltState() {}

  static JsonNode of(JsonNode states) {
    JsonNode copy = states.deepCopy();
    for (JsonNode parent : copy.findParents("stream_state")) {
      ObjectNode spoilt = (ObjectNode) parent;
      List<String> names = new ArrayList<>();
      spoilt.path("stream_state").fieldNames().forEachRemaining(names::add);
      ObjectNode state = JsonNodeFactory.instance.objectNode();
      names.forEach(name -> state.putArray(name).add(true));
      state.put("of_another_shape", true);
      spoilt.set("stream_state", state);
    }
    return copy;
  }
}
