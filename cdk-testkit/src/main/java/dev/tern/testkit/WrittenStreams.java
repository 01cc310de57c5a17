package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamState;
import java.util.List;
import java.util.Random;

/**
 * The messages of syncs into some streams: records of all of them interleaved, a state after every
 * few, and what of them was acknowledged so far. For one thread.
 */
final class WrittenStreams {

  private static final long EMITTED_AT = 1_700_000_000_000L;
  private static final int RECORDS_PER_STATE = 5;

  private final List<String> names;
  private final Random random;
  private final boolean global;
  private final int[] acknowledged;

  WrittenStreams(List<String> names, Random random, boolean global) {
    this.names = List.copyOf(names);
    this.random = random;
    this.global = global;
    this.acknowledged = new int[names.size()];
  }

  List<String> names() {
    return names;
  }

  int acknowledged(String stream) {
    return acknowledged[names.indexOf(stream)];
  }

  /** The next sync, which goes on behind what was acknowledged and ends with a state of each. */
  Input next(int records) {
    StringBuilder text = new StringBuilder();
    int[] sent = acknowledged.clone();
    int states = 0;
    for (int i = 0; i < records; i++) {
      int stream = random.nextInt(sent.length);
      text.append(record(names.get(stream), sent[stream]++)).append('\n');
      if (random.nextInt(RECORDS_PER_STATE) == 0) {
        text.append(state(random.nextInt(sent.length), sent)).append('\n');
        states++;
      }
    }
    for (int stream = 0; stream < sent.length; stream++) {
      text.append(state(stream, sent)).append('\n');
      states++;
    }
    for (String name : names) {
      text.append(complete(name)).append('\n');
    }
    return new Input(text.toString(), states);
  }

  /** What is sent, with how many states. */
  record Input(String text, int states) {}

  /** Takes note of a state that came back. */
  void acknowledge(AirbyteStateMessage state) {
    if (state.getStream() != null) {
      acknowledge(state.getStream());
    } else {
      state.getGlobal().getStreamStates().forEach(this::acknowledge);
    }
  }

  private void acknowledge(AirbyteStreamState state) {
    int stream = names.indexOf(state.getStreamDescriptor().getName());
    int covered = state.getStreamState().get("n").asInt();
    if (covered < acknowledged[stream]) {
      throw new AssertionError("A state of '" + names.get(stream) + "' came back too late.");
    }
    acknowledged[stream] = covered;
  }

  private static ObjectNode record(String stream, int id) {
    ObjectNode message = message("RECORD");
    message
        .putObject("record")
        .put("stream", stream)
        .put("emitted_at", EMITTED_AT)
        .putObject("data")
        .put("id", id)
        .put("at", id)
        .put("of", stream);
    return message;
  }

  private ObjectNode state(int stream, int[] sent) {
    ObjectNode message = message("STATE");
    ObjectNode state = message.putObject("state").put("type", global ? "GLOBAL" : "STREAM");
    if (!global) {
      state.set("stream", streamState(stream, sent));
      return message;
    }
    ObjectNode all = state.putObject("global");
    all.putObject("shared_state").put("log", sent[stream]);
    ArrayNode states = all.putArray("stream_states");
    for (int i = 0; i < sent.length; i++) {
      states.add(streamState(i, sent));
    }
    return message;
  }

  private JsonNode streamState(int stream, int[] sent) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.putObject("stream_descriptor").put("name", names.get(stream));
    state.putObject("stream_state").put("n", sent[stream]);
    return state;
  }

  private static ObjectNode complete(String stream) {
    ObjectNode message = message("TRACE");
    ObjectNode trace = message.putObject("trace").put("type", "STREAM_STATUS");
    ObjectNode status = trace.put("emitted_at", EMITTED_AT).putObject("stream_status");
    status.put("status", "COMPLETE").putObject("stream_descriptor").put("name", stream);
    return message;
  }

  private static ObjectNode message(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
