package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the records of a source by its configured catalog. */
final class RecordJudge implements Judge {

  private final Verdicts verdicts;
  private final RecordCounts counts;
  private final Map<StreamDescriptor, ConfiguredStream> streams;
  private final Map<StreamDescriptor, StreamSchema> schemas = new HashMap<>();
  private final Map<StreamDescriptor, List<List<String>>> keys = new HashMap<>();
  private final Set<String> names;

  RecordJudge(
      Verdicts verdicts, RecordCounts counts, Map<StreamDescriptor, ConfiguredStream> streams) {
    this.verdicts = verdicts;
    this.counts = counts;
    this.streams = streams;
    this.names =
        streams.keySet().stream().map(StreamDescriptor::getName).collect(Collectors.toSet());
    streams.values().forEach(this::prepare);
  }

  private void prepare(ConfiguredStream stream) {
    schemas.put(stream.id(), new StreamSchema(stream.schema()));
    keys.put(stream.id(), stream.dedupKey());
  }

  @Override
  public void see(Message message) {
    if (!message.type().equals("RECORD")) {
      return;
    }
    JsonNode data = message.payload().path("data");
    verdicts.require(
        !data.isObject() || !data.isEmpty(),
        "READ-2",
        message.spot(),
        "The data of a record is {}");
    Descriptors.find(message.payload(), "stream")
        .filter(stream -> isConfigured(stream, message.spot()))
        .ifPresent(stream -> record(stream, data, message.spot()));
  }

  private boolean isConfigured(StreamDescriptor stream, Spot spot) {
    if (streams.containsKey(stream)) {
      verdicts.looked("READ-1");
      verdicts.looked("READ-3");
      return true;
    }
    boolean misplaced = names.contains(stream.getName());
    verdicts.broken(
        misplaced ? "READ-3" : "READ-1",
        spot,
        "A record belongs to " + Descriptors.text(stream) + ", which is not in the catalog");
    return false;
  }

  private void record(StreamDescriptor stream, JsonNode data, Spot spot) {
    counts.count(stream);
    StreamSchema schema = schemas.get(stream);
    if (schema == null || !data.isObject()) {
      return;
    }
    schema.rules().forEach(verdicts::looked);
    schema
        .findUnlisted(data)
        .ifPresent(
            field ->
                verdicts.broken(
                    "READ-4", spot, which(stream) + " has a field that is not listed: " + field));
    schema
        .findMisfit(data)
        .ifPresent(
            misfit -> verdicts.broken(misfit.rule(), spot, which(stream) + " " + misfit.text()));
    List<List<String>> key = keys.getOrDefault(stream, List.of());
    if (!key.isEmpty()) {
      key(stream, key, data, spot);
    }
  }

  private String which(StreamDescriptor stream) {
    return "Record " + counts.of(stream) + " of " + Descriptors.text(stream);
  }

  private void key(StreamDescriptor stream, List<List<String>> key, JsonNode data, Spot spot) {
    verdicts.looked("READ-26");
    int absent = 0;
    int empty = 0;
    for (List<String> path : key) {
      JsonNode part = at(data, path);
      absent += part.isMissingNode() ? 1 : 0;
      empty += part.isNull() ? 1 : 0;
    }
    if (absent == key.size()) {
      verdicts.broken("READ-26", spot, which(stream) + " has no field of its key " + key);
    } else if (absent + empty > 0) {
      verdicts.neglected("READ-26", spot, which(stream) + " lacks a part of its key " + key);
    }
  }

  private static JsonNode at(JsonNode data, List<String> path) {
    JsonNode found = data;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }
}
