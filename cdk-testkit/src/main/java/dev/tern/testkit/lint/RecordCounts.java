package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many records of each configured stream went by. */
final class RecordCounts {

  private final Map<StreamDescriptor, Long> counts = new HashMap<>();
  private long all;
  private long unknown;

  RecordCounts(Set<StreamDescriptor> streams) {
    streams.forEach(stream -> counts.put(stream, 0L));
  }

  /** Counts a record, of which at least the stream is known. */
  void count(StreamDescriptor stream) {
    if (counts.computeIfPresent(stream, (same, count) -> count + 1) != null) {
      all++;
    }
  }

  /** Counts a record that cannot be read, by what is known of it. */
  void countLost(JsonNode record) {
    Descriptors.find(record, "stream")
        .filter(counts::containsKey)
        .ifPresentOrElse(this::count, () -> unknown++);
  }

  /** The records of a stream. */
  long of(StreamDescriptor stream) {
    return counts.getOrDefault(stream, 0L);
  }

  /** The records of all streams. */
  long all() {
    return all;
  }

  /** How many records there were of which not even the stream could be told. */
  long unknown() {
    return unknown;
  }
}
