package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.connector.HandedFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * What each side is started with: its configuration, its view of the catalog (P18), and where it
 * goes on.
 */
record SideFiles(AttemptPlan plan, SelectedFields fields, HandedFiles files) {

  /** The command line of the source. */
  List<String> read() {
    List<String> arguments = new ArrayList<>(List.of("read"));
    add(arguments, "--config", "source_config.json", plan.source().config());
    add(arguments, "--catalog", "source_catalog.json", catalog(Side.SOURCE));
    if (!plan.states().isEmpty()) {
      add(arguments, "--state", "input_state.json", state());
    }
    return arguments;
  }

  /** The command line of the destination. */
  List<String> write() {
    List<String> arguments = new ArrayList<>(List.of("write"));
    add(arguments, "--config", "destination_config.json", plan.destination().config());
    add(arguments, "--catalog", "destination_catalog.json", catalog(Side.DESTINATION));
    return arguments;
  }

  private void add(List<String> arguments, String flag, String name, JsonNode content) {
    arguments.add(flag);
    arguments.add(files.write(name, content).toString());
  }

  /** STREAM states and a GLOBAL one stand in an array, a LEGACY one is the blob alone. */
  private JsonNode state() {
    AirbyteStateMessage last = plan.states().get(plan.states().size() - 1);
    boolean typed = last.getType() != null || last.getStateType() != null;
    boolean legacy = !typed || last.getType() == AirbyteStateType.LEGACY;
    if (legacy && last.getData() != null) {
      return last.getData();
    }
    boolean global = last.getType() == AirbyteStateType.GLOBAL;
    return tree(global ? List.of(last) : plan.states());
  }

  private JsonNode catalog(Side side) {
    ObjectNode catalog = ProtocolJson.mapper().valueToTree(plan.catalog());
    ArrayNode streams = catalog.putArray("streams");
    for (ConfiguredAirbyteStream stream : plan.catalog().getStreams()) {
      ObjectNode view = ProtocolJson.mapper().valueToTree(stream);
      view.put("destination_sync_mode", mode(stream, side).value());
      ObjectNode inner = (ObjectNode) view.get("stream");
      StreamDescriptor name = StreamNames.of(stream);
      if (inner.has("json_schema")) {
        inner.set("json_schema", fields.narrowed(name, inner.get("json_schema")));
      }
      if (side == Side.DESTINATION) {
        rename(inner, plan.mapping().toDestination(name));
      }
      streams.add(view);
    }
    return catalog;
  }

  private static void rename(ObjectNode stream, StreamDescriptor name) {
    stream.put("name", name.getName());
    stream.remove("namespace");
    if (name.getNamespace() != null) {
      stream.put("namespace", name.getNamespace());
    }
  }

  private DestinationSyncMode mode(ConfiguredAirbyteStream stream, Side side) {
    DestinationSyncMode mode =
        stream.getDestinationSyncMode() == null
            ? DestinationSyncMode.APPEND
            : stream.getDestinationSyncMode();
    return switch (mode) {
      case OVERWRITE ->
          side == Side.DESTINATION && Refreshes.supported(plan.destination().spec())
              ? DestinationSyncMode.APPEND
              : mode;
      case UPDATE, SOFT_DELETE -> side == Side.SOURCE ? DestinationSyncMode.APPEND : mode;
      default -> mode;
    };
  }

  private static JsonNode tree(Object value) {
    return ProtocolJson.mapper().valueToTree(value);
  }
}
