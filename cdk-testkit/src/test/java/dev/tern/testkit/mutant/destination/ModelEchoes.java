package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states the model repeats. For one thread. */
final class ModelEchoes {

  private static final int BATCH = 25;
  private static final int LONG = 900;
  private static final int FIRST_OF_TWO = 3;

  private final Fault fault;
  private final ModelOutput out;
  private final Settling settling;
  private final Map<ModelStream, Integer> echoed = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private final Map<ModelStream, Held> skipped = new LinkedHashMap<>();
  private @Nullable ObjectNode last;
  private @Nullable JsonNode passed;
  private int records;

  /** Makes the records of a stream durable. */
  interface Settling {
    void settle(ModelStream stream) throws IOException;
  }

  /** A state that waits for something. */
  private record Held(JsonNode message, ModelStream stream, long count) {}

  ModelEchoes(Fault fault, ModelOutput out, Settling settling) {
    this.fault = fault;
    this.out = out;
    this.settling = settling;
  }

  void note(JsonNode record) {
    records++;
    if (fault == Fault.PRINTS_RECORDS) {
      ObjectNode message = ProtocolJson.mapper().createObjectNode().put("type", "RECORD");
      message.set("record", record);
      out.line(message.toString());
    }
  }

  /** Whether a state of this stream waits until a batch is full. */
  boolean holds(ModelStream stream) {
    boolean holding =
        fault == Fault.HOLDS_STATES_BACK
            || (fault == Fault.STOP_LOSES_THE_BATCH && records > 2 * BATCH)
            || (fault == Fault.LONG_SYNCS_ARE_ONE_BATCH && records > LONG);
    return holding && stream.waiting() < BATCH && stream.waiting() > 0;
  }

  void state(JsonNode message, @Nullable ModelStream stream) throws IOException {
    if (stream == null) {
      emit(message, 0, 0);
      return;
    }
    long count = stream.takeReceived();
    int number = echoed.merge(stream, 1, Integer::sum);
    Held before = skipped.remove(stream);
    count += before == null ? 0 : before.count();
    if (fault == Fault.SKIPS_STATES && number % 2 == 0) {
      skipped.put(stream, new Held(message, stream, count));
    } else if (fault == Fault.SWAPS_STATES && id(message) == FIRST_OF_TWO) {
      stream.putBack(count);
      passed = message;
    } else if (holds(stream)) {
      held.add(new Held(message, stream, count));
    } else if (fault == Fault.LOSES_THIRD_STATES && number == 3) {
      stream.putBack(count);
    } else if (fault == Fault.SAME_POSITION_ONCE && stream.isAt(position(message))) {
      stream.putBack(count);
    } else {
      releaseAll();
      release(stream, message, count);
    }
  }

  private static JsonNode position(JsonNode message) {
    return message.path("state").path("stream").path("stream_state");
  }

  private void release(ModelStream stream, JsonNode message, long count) {
    if (fault == Fault.STATES_NEED_RECORDS && count == 0) {
      return;
    }
    boolean wrong = fault == Fault.COUNTS_WRONG && echoed.getOrDefault(stream, 0) > 1;
    long refused = stream.takeRefused();
    emit(message, count - refused + (wrong ? 1 : 0), refused);
  }

  /** A batch is full, and written. */
  void flushed() throws IOException {
    if (fault == Fault.HOLDS_STATES_BACK) {
      releaseAll();
    }
  }

  private void releaseAll() throws IOException {
    for (Held state : held) {
      settling.settle(state.stream());
      release(state.stream(), state.message(), state.count());
    }
    held.clear();
  }

  void global(JsonNode message, Collection<ModelStream> streams) {
    long count = streams.stream().mapToLong(ModelStream::takeReceived).sum();
    long refused = streams.stream().mapToLong(ModelStream::takeRefused).sum();
    emit(message, count - refused, refused);
  }

  /** Says what is left to say. */
  void end() throws IOException {
    releaseAll();
    skipped.forEach((stream, state) -> release(stream, state.message(), state.count()));
    late.forEach(out::line);
    ObjectNode state = last;
    if (fault == Fault.INVENTS_A_STATE
        && state != null
        && state.at("/state/stream/stream_state") instanceof ObjectNode blob) {
      blob.put("number", 4711);
      out.line(state.toString());
    }
  }

  private void emit(JsonNode message, long count, long refused) {
    ObjectNode echo = message.deepCopy();
    ObjectNode state = (ObjectNode) echo.get("state");
    ModelStates.spoil(state, fault);
    String point = fault == Fault.COUNTS_WITHOUT_POINT ? "" : ".0";
    ObjectNode stats = state.putObject("destinationStats");
    stats.set("recordCount", number(count + point));
    if (refused > 0) {
      stats.set("rejectedRecordCount", number(refused + point));
    }
    print(echo);
    if (fault == Fault.ECHOES_TWICE) {
      out.line(echo.toString());
    }
    last = echo;
    JsonNode before = passed;
    if (before != null && id(message) > FIRST_OF_TWO + 1) {
      passed = null;
      emit(before, 0, 0);
    }
  }

  private void print(ObjectNode echo) {
    if (fault == Fault.ECHOES_AT_THE_END) {
      late.add(echo.toString());
      return;
    }
    if (fault == Fault.HAS_HABITS) {
      out.log("It writes a state.");
    }
    out.line(echo.toString());
  }

  private static int id(JsonNode message) {
    return message.path("state").path("id").asInt();
  }

  private static JsonNode number(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
