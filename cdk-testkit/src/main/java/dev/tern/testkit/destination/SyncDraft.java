package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.List;

/** One sync in the making: a catalog, and what is said to the destination. For one thread. */
final class SyncDraft {

  private final WriteTrial trial;
  private final List<StreamDraft> streams;
  private final List<JsonNode> states = new ArrayList<>();
  private final StringBuilder input = new StringBuilder();
  private JsonNode config;
  private Connector connector;
  private boolean judged = true;
  private long emittedAt = 1_700_000_000_000L;

  SyncDraft(WriteTrial trial, List<StreamDraft> streams) {
    this.trial = trial;
    this.streams = List.copyOf(streams);
    this.config = trial.subject().config();
    this.connector = trial.subject().connector();
  }

  /** Runs it with another configuration. */
  SyncDraft with(JsonNode other) {
    config = other;
    return this;
  }

  /** Runs it on another connector. */
  SyncDraft on(Connector other) {
    connector = other;
    return this;
  }

  /** Runs it for the check alone: other rules are not held against it. */
  SyncDraft unjudged() {
    judged = false;
    return this;
  }

  /** The time of the records that follow. */
  SyncDraft at(long millis) {
    emittedAt = millis;
    return this;
  }

  /** Records of the first stream, as JSON with apostrophes or quotes. */
  SyncDraft records(String... data) {
    for (String json : data) {
      record(streams.get(0), Json.object(json));
    }
    return this;
  }

  /** Records of the first stream with the numbers of a range as {@code id}. */
  SyncDraft ids(int from, int to) {
    return ids(streams.get(0), from, to);
  }

  /** Records of a stream with the numbers of a range as {@code id}. */
  SyncDraft ids(StreamDraft stream, int from, int to) {
    for (int id = from; id < to; id++) {
      record(stream, Json.object().put("id", id));
    }
    return this;
  }

  SyncDraft record(StreamDraft stream, ObjectNode data) {
    ObjectNode record = stream.named("stream").put("emitted_at", emittedAt);
    record.set("data", data);
    return message("RECORD", "record", record);
  }

  /** A state of the first stream that says how far it is. */
  SyncDraft state(int covered) {
    return state(streams.get(0), covered);
  }

  SyncDraft state(StreamDraft stream, int covered) {
    ObjectNode state = Json.object().put("type", "STREAM");
    state.set("stream", streamState(stream.named("name"), covered));
    return state(state);
  }

  /** A state of all streams that says how far each of them is. */
  SyncDraft global(int... covered) {
    ObjectNode state = Json.object().put("type", "GLOBAL");
    ObjectNode global = state.putObject("global");
    global.putObject("shared_state").put("number", states.size());
    ArrayNode all = global.putArray("stream_states");
    for (int i = 0; i < covered.length; i++) {
      all.add(streamState(streams.get(i).named("name"), covered[i]));
    }
    return state(state);
  }

  /** A state as it is. */
  SyncDraft state(ObjectNode state) {
    message("STATE", "state", state);
    states.add(Json.parse(input.substring(input.lastIndexOf("\n", input.length() - 2) + 1)));
    return this;
  }

  /** What of a stream is covered; the number makes each state of a sync another one. */
  private ObjectNode streamState(ObjectNode descriptor, int covered) {
    ObjectNode state = Json.object();
    state.set("stream_descriptor", descriptor);
    state.putObject("stream_state").put("covered", covered).put("number", states.size());
    return state;
  }

  /** Says of every stream that it is complete. */
  SyncDraft complete() {
    streams.forEach(stream -> status(stream, "COMPLETE"));
    return this;
  }

  SyncDraft status(StreamDraft stream, String status) {
    ObjectNode trace = Json.object().put("type", "STREAM_STATUS").put("emitted_at", emittedAt);
    ObjectNode said = trace.putObject("stream_status").put("status", status);
    said.set("stream_descriptor", stream.named("name"));
    return message("TRACE", "trace", trace);
  }

  private SyncDraft message(String type, String key, ObjectNode body) {
    ObjectNode message = Json.object().put("type", type);
    message.set(key, body);
    return text(message + "\n");
  }

  /** Something else, as it is. */
  SyncDraft text(String text) {
    input.append(text);
    return this;
  }

  /** Takes the line feed from the end. */
  SyncDraft unended() {
    input.setLength(input.length() - 1);
    return this;
  }

  /** The states of this sync, as they are sent. */
  List<JsonNode> states() {
    return List.copyOf(states);
  }

  /** All of it so far; what is said from now on is more. */
  String takeInput() {
    String text = input.toString();
    input.setLength(0);
    return text;
  }

  /** Runs it, whatever comes of it. */
  Written run() throws InterruptedException {
    try (RunningWrite running = start()) {
      return running.end().await();
    }
  }

  /** Runs it and wants it to end well. */
  Written succeed() throws InterruptedException, Broken {
    return run().succeeded();
  }

  /** Starts it and says what there is to say, without an end. */
  RunningWrite start() throws InterruptedException {
    Trial write = Trial.write(config, catalog()).named("write, " + trial.rule());
    return trial.start(connector, judged ? write : write.unjudged()).send(takeInput());
  }

  private JsonNode catalog() {
    ObjectNode catalog = Json.object();
    ArrayNode all = catalog.putArray("streams");
    streams.forEach(stream -> all.add(stream.configured()));
    return catalog;
  }
}
