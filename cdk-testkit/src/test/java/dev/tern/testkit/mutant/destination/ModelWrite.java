package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** One write of the model, from the first line of stdin to the last. For one thread. */
final class ModelWrite {

  private static final int BATCH = 25;
  private static final int HOARDED = 7_500;
  private static final int LARGE = 1_000_000;
  private static final Set<String> TYPES =
      Set.of("RECORD", "STATE", "LOG", "SPEC", "CONNECTION_STATUS", "CATALOG", "TRACE", "CONTROL");

  private final Map<String, ModelStream> streams = new LinkedHashMap<>();
  private final Set<String> complete = new HashSet<>();
  private final Set<String> finished = new HashSet<>();
  private final Fault fault;
  private final Gate gate;
  private final ModelEchoes echoes;
  private final List<ByteBuffer> hoard = new ArrayList<>();
  private final StringBuilder kept = new StringBuilder();
  private String token = "";

  ModelWrite(JsonNode catalog, ModelStore store, Gate gate, ModelOutput out) throws IOException {
    this.fault = store.fault();
    this.gate = gate;
    String before = null;
    for (JsonNode configured : catalog.path("streams")) {
      ObjectNode stream = configured.deepCopy();
      JsonNode named = stream.path("stream");
      String key = key(named.path("namespace"), named.path("name"));
      if (fault == Fault.NAMESPACE_OF_THE_ONE_BEFORE && !named.has("namespace") && before != null) {
        ((ObjectNode) named).put("namespace", before);
      }
      before = named.path("namespace").isTextual() ? named.path("namespace").asText() : null;
      streams.put(key, new ModelStream(stream, store));
    }
    this.echoes = new ModelEchoes(fault, out, this::settle);
  }

  static String key(JsonNode namespace, JsonNode name) {
    return (namespace.isTextual() ? "in " + namespace.asText() : "none") + "/" + name.asText();
  }

  /** As soon as there is something to store. */
  void logInWith(String secret) {
    token = secret;
  }

  private void logIn() {
    if (fault == Fault.TELLS_THE_TOKEN_IT_WRITES_WITH && !token.equals(ModelSubject.TOKEN)) {
      throw Failure.config("The token " + token + " is not known.");
    }
  }

  /** After a crash. */
  void loseTheLast() throws IOException {
    for (ModelStream stream : streams.values()) {
      stream.loseTheLast();
    }
  }

  /** Reads to the end; whether it came to it without being asked to stop. */
  boolean run(InputStream in) throws IOException {
    boolean stopped = false;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      read(new ModelLines(reader, fault));
    } catch (InterruptedIOException e) {
      stopped = Thread.interrupted();
    }
    if (stopped && fault == Fault.STOP_LOSES_THE_BATCH) {
      streams.values().forEach(ModelStream::loseWhatWaits);
    }
    flushAll();
    echoes.end();
    for (Map.Entry<String, ModelStream> stream : streams.entrySet()) {
      if (fault == Fault.SWAPS_AT_THE_END && !finished.contains(stream.getKey())) {
        stream.getValue().complete();
      }
      stream.getValue().end();
    }
    return !stopped;
  }

  private void read(ModelLines lines) throws IOException {
    int count = 0;
    boolean all = false;
    for (String line = lines.next(); line != null && !all; line = lines.next()) {
      count++;
      take(line);
      all = fault == Fault.ENDS_AT_COMPLETE && !complete.isEmpty();
    }
    if (count == 0 && fault == Fault.WAITS_FOR_INPUT) {
      waitForever();
    }
  }

  private void waitForever() throws InterruptedIOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private void take(String line) throws IOException {
    JsonNode message = parse(line);
    String type = message.path("type").asText();
    switch (type) {
      case "RECORD" -> record(message.path("record"), line);
      case "STATE" -> state(message);
      case "TRACE" -> status(message.path("trace").path("stream_status"));
      default -> other(message, type);
    }
  }

  private JsonNode parse(String line) {
    try {
      return ProtocolJson.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      if (line.startsWith("{") && fault != Fault.IGNORES_DAMAGE) {
        throw Failure.system("A line of stdin is damaged.");
      }
      return ProtocolJson.mapper().createObjectNode();
    }
  }

  private void other(JsonNode message, String type) {
    if (fault == Fault.FAILS_ON_UNKNOWN_TYPES && message.has("type") && !TYPES.contains(type)) {
      throw Failure.system("What is " + type + "?");
    }
  }

  private void record(JsonNode record, String line) throws IOException {
    ModelStream stream = streams.get(key(record.path("namespace"), record.path("stream")));
    if (stream == null) {
      if (fault == Fault.FAILS_ON_UNKNOWN_STREAMS) {
        throw Failure.system("There is no such stream.");
      }
      return;
    }
    logIn();
    stream.add(record);
    echoes.note(record);
    if (fault == Fault.HOARDS) {
      hoard.add(ByteBuffer.allocateDirect(HOARDED));
    }
    if (fault == Fault.KEEPS_EVERYTHING_IN_MEMORY) {
      kept.append(line);
    } else if (stream.waiting() >= batch() || line.length() > LARGE) {
      flush(stream);
      echoes.flushed();
    }
  }

  private int batch() {
    return switch (fault) {
      case HAS_HABITS -> 1;
      case ECHOES_AT_THE_END -> 100 * BATCH;
      default -> BATCH;
    };
  }

  private void state(JsonNode message) throws IOException {
    JsonNode state = message.path("state");
    if (state.path("type").asText().equals("GLOBAL")) {
      global(message, state.path("global").path("stream_states"));
      return;
    }
    JsonNode descriptor = state.path("stream").path("stream_descriptor");
    ModelStream stream = streams.get(key(descriptor.path("namespace"), descriptor.path("name")));
    if (stream != null && !echoes.holds(stream) && !stream.isHasty()) {
      flushFor(stream, message);
    }
    echoes.state(message, stream);
  }

  private void flushFor(ModelStream stream, JsonNode state) throws IOException {
    try {
      flush(stream);
    } catch (Failure e) {
      if (fault == Fault.OUTAGE_IS_ACKNOWLEDGED) {
        echoes.state(state, stream);
      }
      throw e;
    }
  }

  private void global(JsonNode message, JsonNode states) throws IOException {
    for (JsonNode state : states) {
      JsonNode descriptor = state.path("stream_descriptor");
      String key = key(descriptor.path("namespace"), descriptor.path("name"));
      if (fault == Fault.GLOBAL_NEEDS_CATALOG && !streams.containsKey(key)) {
        return;
      }
    }
    if (fault == Fault.GLOBAL_TOO_EARLY) {
      flush(streams.values().iterator().next());
    } else {
      flushAll();
    }
    echoes.global(message, streams.values());
  }

  private void status(JsonNode status) throws IOException {
    JsonNode descriptor = status.path("stream_descriptor");
    String key = key(descriptor.path("namespace"), descriptor.path("name"));
    ModelStream stream = streams.get(key);
    boolean done = status.path("status").asText().equals("COMPLETE");
    boolean undone = status.path("status").asText().equals("INCOMPLETE");
    if (stream == null || !(done || undone)) {
      return;
    }
    finished.add(key);
    if (done || fault == Fault.INCOMPLETE_SWAPS) {
      flush(stream);
      stream.complete();
      complete.add(key);
    }
  }

  private void flushAll() throws IOException {
    for (ModelStream stream : streams.values()) {
      flush(stream);
    }
  }

  /** For states that were held back. */
  private void settle(ModelStream stream) throws IOException {
    flush(stream);
  }

  private void flush(ModelStream stream) throws IOException {
    boolean answers = stream.waiting() == 0 || gate.pass();
    if (!answers && fault == Fault.RETRY_DOUBLES) {
      stream.flushHalf();
    }
    if (!answers && fault == Fault.OUTAGE_IS_SHRUGGED) {
      lose(stream);
    } else if (!answers && !awaitGate()) {
      throw new Failure("transient_error", "The store does not answer.");
    }
    stream.flush();
  }

  /** As if all were well when the store stays away. */
  private void lose(ModelStream stream) throws InterruptedIOException {
    if (!awaitGate()) {
      stream.loseWhatWaits();
    }
  }

  private boolean awaitGate() throws InterruptedIOException {
    try {
      return gate.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
