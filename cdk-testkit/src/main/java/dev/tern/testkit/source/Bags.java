package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records compared whatever their order, as many of each as there are. */
final class Bags {

  private Bags() {}

  /** What is in one list and not in the other, in its order. */
  static List<JsonNode> missing(List<JsonNode> wanted, List<JsonNode> there) {
    Map<JsonNode, Integer> left = new HashMap<>();
    there.forEach(record -> left.merge(record, 1, Integer::sum));
    List<JsonNode> missing = new ArrayList<>();
    for (JsonNode record : wanted) {
      int count = left.getOrDefault(record, 0);
      if (count == 0) {
        missing.add(record);
      } else {
        left.put(record, count - 1);
      }
    }
    return missing;
  }

  /** The data of all records, stream by stream. */
  static Map<StreamDescriptor, List<JsonNode>> of(Observed run) {
    Map<StreamDescriptor, List<JsonNode>> records = new LinkedHashMap<>();
    for (AirbyteRecordMessage record : run.records()) {
      records
          .computeIfAbsent(Observed.stream(record), stream -> new ArrayList<>())
          .add(record.getData());
    }
    return records;
  }

  /** The first difference between what two reads gave, in a sentence. */
  static Optional<String> difference(Observed one, Observed other) {
    Map<StreamDescriptor, List<JsonNode>> wanted = of(one);
    Map<StreamDescriptor, List<JsonNode>> there = of(other);
    Set<StreamDescriptor> streams = new LinkedHashSet<>(wanted.keySet());
    streams.addAll(there.keySet());
    for (StreamDescriptor stream : streams) {
      List<JsonNode> before = wanted.getOrDefault(stream, List.of());
      List<JsonNode> now = there.getOrDefault(stream, List.of());
      Optional<String> difference = difference(before, now);
      if (difference.isPresent()) {
        return difference.map(text -> "'" + stream.getName() + "' " + text);
      }
    }
    return Optional.empty();
  }

  /** Such as {@code 1 record}. */
  static String counted(int records) {
    return records + (records == 1 ? " record" : " records");
  }

  /** How two lists of records differ, as the end of a sentence. */
  static Optional<String> difference(List<JsonNode> before, List<JsonNode> now) {
    List<JsonNode> missing = missing(before, now);
    List<JsonNode> more = missing(now, before);
    if (!missing.isEmpty()) {
      return changed(missing.get(0), more)
          .or(
              () ->
                  Optional.of(
                      String.format(
                          "lacks %d of %d records: %s.",
                          missing.size(), before.size(), missing.get(0))));
    }
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of("has " + counted(more.size()) + " more: " + more.get(0) + ".");
  }

  /** A record that has come with few other values is not told as one that is gone. */
  private static Optional<String> changed(JsonNode gone, List<JsonNode> more) {
    return more.stream()
        .filter(record -> record.size() == gone.size())
        .filter(record -> 2 * differing(gone, record).size() < gone.size())
        .min(Comparator.comparing(record -> differing(gone, record).size()))
        .map(
            record ->
                String.format(
                    "has other values in %s: %s in the place of %s.",
                    differing(gone, record), record, gone));
  }

  private static List<String> differing(JsonNode one, JsonNode other) {
    List<String> fields = new ArrayList<>();
    one.fieldNames().forEachRemaining(fields::add);
    fields.removeIf(field -> one.get(field).equals(other.get(field)));
    return fields;
  }
}
