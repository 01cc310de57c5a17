package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has arrived for good over the syncs of one connection: the records that a state covers. A
 * record behind the last state of its stream may have been lost on its way, so it does not count
 * until a state comes. For one thread.
 */
public final class Delivery {

  private final StateKeeper states = new StateKeeper();
  private final Map<StreamDescriptor, List<JsonNode>> covered = new LinkedHashMap<>();
  private final Map<StreamDescriptor, List<JsonNode>> open = new LinkedHashMap<>();

  /** Nothing has arrived yet. */
  public Delivery() {}

  /** Takes the messages of a sync, which may have been cut anywhere. */
  public void take(Transcript sync) {
    open.clear();
    sync.messages().forEach(this::take);
    open.clear();
  }

  /** The records of a stream, those that came twice twice. */
  public List<JsonNode> records(String stream) {
    return covered.entrySet().stream()
        .filter(entry -> entry.getKey().getName().equals(stream))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** The records of a stream by its whole name. */
  public List<JsonNode> records(StreamDescriptor stream) {
    return List.copyOf(covered.getOrDefault(stream, List.of()));
  }

  /** What the next sync is given. */
  public StateKeeper states() {
    return states;
  }

  private void take(AirbyteMessage message) {
    AirbyteRecordMessage record = message.getRecord();
    if (record != null) {
      StreamDescriptor stream =
          new StreamDescriptor().withName(record.getStream()).withNamespace(record.getNamespace());
      open.computeIfAbsent(stream, name -> new ArrayList<>()).add(record.getData());
    }
    AirbyteStateMessage state = message.getState();
    if (state != null) {
      states.keep(state);
      cover(state);
    }
  }

  private void cover(AirbyteStateMessage state) {
    List<StreamDescriptor> names =
        state.getStream() == null
            ? List.copyOf(open.keySet())
            : List.of(state.getStream().getStreamDescriptor());
    for (StreamDescriptor name : names) {
      List<JsonNode> records = open.remove(name);
      if (records != null) {
        covered.computeIfAbsent(name, stream -> new ArrayList<>()).addAll(records);
      }
    }
  }
}
