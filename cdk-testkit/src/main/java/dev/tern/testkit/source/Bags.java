package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
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
    if (!missing.isEmpty()) {
      return Optional.of(
          "lacks " + missing.size() + " of " + before.size() + " records: " + missing.get(0) + ".");
    }
    List<JsonNode> more = missing(now, before);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of("has " + counted(more.size()) + " more: " + more.get(0) + ".");
  }
}
