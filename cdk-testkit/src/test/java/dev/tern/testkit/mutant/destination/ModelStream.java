package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stream being written: what waits in memory, and the file it goes to. For one thread. */
final class ModelStream {

  private static final String OLD = ".old";

  private final JsonNode configured;
  private final Fault fault;
  private final ModelValues values;
  private final ModelRows merging;
  private final ObjectNode head;
  private final Path live;
  private final boolean replacing;
  private final List<ObjectNode> waiting = new ArrayList<>();
  private long received;
  private long refused;
  private @Nullable JsonNode at;

  ModelStream(JsonNode configured, ModelStore store) throws IOException {
    this.configured = configured;
    this.fault = store.fault();
    JsonNode stream = configured.path("stream");
    this.values = new ModelValues(stream.path("json_schema"), fault);
    this.merging = new ModelRows(configured, fault);
    this.live = store.file(namespace(), name());
    this.head = ModelStore.head(namespace(), name()).put("generation", generation());
    this.replacing = replaces() && !swapped();
    for (Path staged : store.staged(live)) {
      if (!staged.equals(target()) || fault == Fault.RESUME_FORGETS) {
        forget(staged);
      }
    }
    if (replacing && fault == Fault.MOVES_THE_OLD_AWAY && Files.exists(live)) {
      Files.move(live, old(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void forget(Path staged) throws IOException {
    if (fault == Fault.REFRESH_KEEPS_STAGED && replacing) {
      Files.move(staged, target());
    } else {
      Files.delete(staged);
    }
  }

  final String name() {
    return configured.path("stream").path("name").asText();
  }

  final @Nullable String namespace() {
    JsonNode namespace = configured.path("stream").path("namespace");
    return namespace.isTextual() ? namespace.asText() : null;
  }

  private long generation() {
    return configured.path("generation_id").asLong();
  }

  private boolean replaces() {
    long minimum = configured.path("minimum_generation_id").asLong();
    boolean newer = fault == Fault.NEW_GENERATION_TRUNCATES && generation() > 1;
    return newer || overwrites() || (minimum > 0 && minimum == generation());
  }

  private boolean overwrites() {
    return configured.path("destination_sync_mode").asText().equals("overwrite");
  }

  /** Whether the generation is there already, so that it goes on in place. */
  private boolean swapped() throws IOException {
    if (!Files.exists(live)) {
      return false;
    }
    try (var reader = Files.newBufferedReader(live)) {
      String first = String.valueOf(reader.readLine());
      return generation() > 0 && first.contains("\"generation\":" + generation());
    }
  }

  private Path target() {
    return replacing
        ? live.resolveSibling(live.getFileName() + ModelStore.STAGED + generation())
        : live;
  }

  private Path old() {
    return live.resolveSibling(live.getFileName() + OLD);
  }

  /** Takes a record. */
  void add(JsonNode record) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    JsonNode data = record.path("data");
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    long time = record.path("emitted_at").asLong();
    row.put("_airbyte_raw_id", UUID.randomUUID().toString());
    row.put("_airbyte_extracted_at", fault == Fault.EXTRACTED_NOW ? time + 1 : time);
    row.put("_airbyte_generation_id", generation());
    row.set("data", values.fit((ObjectNode) data, changes));
    row.putObject("_airbyte_meta").set("changes", changes);
    received++;
    if (fault != Fault.DROPS_DOUBLES || !isDouble(row)) {
      waiting.add(row);
    }
  }

  private boolean isDouble(ObjectNode row) {
    JsonNode data = row.path("data");
    return merging.onlyAdds()
        && !data.isEmpty()
        && waiting.stream().anyMatch(other -> other.path("data").equals(data));
  }

  /** Whether its states do not wait for it. */
  boolean isHasty() {
    return fault == Fault.ACKNOWLEDGES_EARLY
        && configured.path("destination_sync_mode").asText().equals("append");
  }

  int waiting() {
    return waiting.size();
  }

  /** Makes all that waits durable. */
  void flush() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    if (merging.onlyAdds() && ModelStore.isLarge(target())) {
      ModelStore.append(target(), waiting);
      waiting.clear();
      return;
    }
    List<ObjectNode> rows = ModelStore.rows(target());
    if (fault == Fault.DROPPED_FIELDS_ARE_LOST) {
      rows.forEach(this::dropUndeclared);
    }
    rows.forEach(row -> values.change((ObjectNode) row.path("data")));
    ModelRows.Merged merged = merging.merge(rows, waiting);
    ModelStore.write(target(), head, merged.rows());
    refused += merged.refused();
    waiting.clear();
  }

  /** Forgets all that is not written. */
  void loseWhatWaits() {
    waiting.clear();
  }

  /** Whether it was there at the state before; from now on it is. */
  boolean isAt(JsonNode position) {
    boolean same = position.equals(at);
    at = position;
    return same;
  }

  /** Writes a part of what waits, and does not remember it. */
  void flushHalf() throws IOException {
    List<ObjectNode> rows = new ArrayList<>(ModelStore.rows(target()));
    rows.addAll(waiting.subList(0, (waiting.size() + 1) / 2));
    ModelStore.write(target(), head, rows);
  }

  private void dropUndeclared(ObjectNode row) {
    ObjectNode data = (ObjectNode) row.get("data");
    data.properties().removeIf(field -> !values.declares(field.getKey()));
  }

  /** Loses what was written last, as one does that does not know how it ended. */
  void loseTheLast() throws IOException {
    List<ObjectNode> rows = ModelStore.rows(live);
    if (!rows.isEmpty()) {
      ModelStore.write(live, head, rows.subList(0, rows.size() / 2));
    }
  }

  /** What is staged takes the place of what is there. */
  void complete() throws IOException {
    flush();
    if (!replacing || (keepsWhenEmpty() && !Files.exists(target()))) {
      return;
    }
    boolean adding = overwrites() ? fault == Fault.OVERWRITE_ADDS : fault == Fault.GENERATIONS_STAY;
    List<ObjectNode> rows = new ArrayList<>(adding ? ModelStore.rows(live) : List.of());
    rows.addAll(ModelStore.rows(target()));
    ModelStore.write(live, head, rows);
    Files.deleteIfExists(target());
    Files.deleteIfExists(old());
  }

  private boolean keepsWhenEmpty() {
    return fault == (overwrites() ? Fault.EMPTY_OVERWRITE_KEEPS : Fault.EMPTY_GENERATION_KEEPS);
  }

  /** Ends without being complete. */
  void end() throws IOException {
    if (Files.exists(old())) {
      Files.move(old(), live);
    }
  }

  /** How many records came since it was last asked. */
  long takeReceived() {
    long count = received;
    received = 0;
    return count;
  }

  /** Counts them for the next state. */
  void putBack(long count) {
    received += count;
  }

  /** How many of them were refused. */
  long takeRefused() {
    long count = refused;
    refused = 0;
    return count;
  }
}
