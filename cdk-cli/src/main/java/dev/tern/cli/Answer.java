package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a command answers on stdout: lines for people, or one JSON value for programs. */
record Answer(Surroundings around, CommonOptions common) {

  /** Gives one of the two; the other is not made. */
  void give(Consumer<ObjectNode> object, Supplier<List<String>> lines) {
    ObjectNode node = ProtocolJson.mapper().createObjectNode();
    if (common.json()) {
      object.accept(node);
    }
    give(node, lines);
  }

  /** Gives one of the two. */
  void give(JsonNode value, Supplier<List<String>> lines) {
    if (common.json()) {
      around.out().println(value);
    } else {
      lines.get().forEach(around.out()::println);
    }
  }
}
