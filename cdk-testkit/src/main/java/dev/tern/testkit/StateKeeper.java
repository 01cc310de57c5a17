package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The saved state of one connection, merged from the states of its syncs as a platform does: the
 * newest of each stream, or the newest of all streams together (READ-13). For one thread.
 */
public final class StateKeeper {

  private final Map<StreamDescriptor, AirbyteStateMessage> streams = new LinkedHashMap<>();
  private @Nullable AirbyteStateMessage whole;

  /** Keeps nothing yet. */
  public StateKeeper() {}

  /** Takes the next state. One of another kind than before replaces all that was kept. */
  public void keep(AirbyteStateMessage state) {
    if (state.getStream() == null) {
      streams.clear();
      whole = state;
    } else {
      whole = null;
      streams.put(state.getStream().getStreamDescriptor(), state);
    }
  }

  /** What the next sync is given; empty at the first. */
  public List<AirbyteStateMessage> states() {
    AirbyteStateMessage all = whole;
    return all == null ? List.copyOf(streams.values()) : List.of(all);
  }

  /** The content of a state file. */
  public ArrayNode toJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    states().forEach(state -> json.add(ProtocolJson.mapper().<JsonNode>valueToTree(state)));
    return json;
  }

  /** Writes a state file. */
  public Path writeTo(Path file) {
    try {
      return Files.write(file, ProtocolJson.mapper().writeValueAsBytes(toJson()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
