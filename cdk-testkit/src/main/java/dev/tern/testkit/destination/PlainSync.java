package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sync nothing is special about: two streams interleaved, with states as a platform sends them,
 * which have properties no destination knows.
 *
 * @param streams both streams
 * @param records how many records each of them had
 * @param states as they were sent, in order
 * @param written what came of it
 */
record PlainSync(List<StreamDraft> streams, int records, List<JsonNode> states, Written written) {

  private static final int RECORDS = 12;
  private static final int RECORDS_PER_STATE = 4;

  static PlainSync of(WriteTrial trial) throws InterruptedException {
    StreamDraft users = trial.stream("users");
    StreamDraft orders = trial.stream("shop", "orders");
    SyncDraft sync = trial.sync(users, orders);
    for (int id = 0; id < RECORDS; id++) {
      sync.ids(users, id, id + 1).ids(orders, id, id + 1);
      if ((id + 1) % RECORDS_PER_STATE == 0) {
        state(sync, users, id + 1);
        state(sync, orders, id + 1);
      }
    }
    Written written = sync.complete().run();
    return new PlainSync(List.of(users, orders), RECORDS, sync.states(), written);
  }

  private static void state(SyncDraft sync, StreamDraft stream, int covered) {
    ObjectNode state = Json.object().put("type", "STREAM").put("id", sync.states().size() + 1);
    ObjectNode of = state.putObject("stream").put("unknown_here", true);
    of.set("stream_descriptor", stream.named("name"));
    ObjectNode blob = of.putObject("stream_state");
    blob.put("covered", covered).put("number", sync.states().size());
    blob.put("exact", new BigDecimal("12345678901234567890.123456789"));
    blob.put("odd", 9_007_199_254_740_993L).put("huge", new BigDecimal("1e400"));
    blob.put("text", "ä\u2028\"\\\u0000").putNull("nothing");
    state.putObject("sourceStats").put("recordCount", BigDecimal.valueOf(RECORDS_PER_STATE, 0));
    state.putObject("unknown_there").putArray("list").add(1).add("two");
    sync.state(state);
  }

  /** The number of a state in its sync, whoever sent it; nothing when it has none. */
  static OptionalInt number(JsonNode message) {
    JsonNode state = message.path("state");
    JsonNode global = state.path("global").path("shared_state").path("number");
    JsonNode stream = state.path("stream").path("stream_state").path("number");
    JsonNode number = global.isNumber() ? global : stream;
    return number.isNumber() ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
  }

  /** The message that repeats a state. */
  static Optional<JsonNode> echo(JsonNode sent, Written written) {
    return written.states().stream().filter(it -> number(it).equals(number(sent))).findFirst();
  }

  /** The same without what a destination adds. */
  static ObjectNode withoutStats(JsonNode message) {
    ObjectNode copy = message.deepCopy();
    if (copy.path("state") instanceof ObjectNode state) {
      state.remove("destinationStats");
    }
    return copy;
  }

  /** The states of one of the streams, as they were sent. */
  List<JsonNode> states(StreamDraft stream) {
    JsonNode descriptor = stream.named("name");
    return states.stream().filter(it -> descriptor(it).equals(descriptor)).toList();
  }

  static JsonNode descriptor(JsonNode message) {
    return message.path("state").path("stream").path("stream_descriptor");
  }
}
