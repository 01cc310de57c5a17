package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The positions of the parts of one stream, in the order they were begun.
 *
 * <p>It remembers a limited number of parts, of limited size together; those beyond are read again
 * by a later sync, which loses nothing. Not safe for several threads.
 */
final class PartPositions {

  /** Parts that are remembered. */
  static final int CAP = 10_000;

  private static final long CAP_BYTES = 8L * 1024 * 1024;

  private final int cap;
  private final Map<JsonNode, Position> positions = new LinkedHashMap<>();
  private final Set<JsonNode> given = new LinkedHashSet<>();
  private long bytes;
  private long forgotten;

  PartPositions(Map<JsonNode, Position> saved, int cap) {
    this.cap = cap;
    saved.forEach(this::put);
  }

  /** The parts there are positions of. */
  List<Partition> known() {
    return positions.keySet().stream().map(Partition::new).toList();
  }

  /** Where a part stands; at its start when it is new. */
  Position of(Partition part) {
    return positions.getOrDefault(part.key(), Position.START);
  }

  /** Takes note that a part is there, once per read. */
  void begin(Partition part) {
    put(part.key(), of(part));
    if (positions.containsKey(part.key()) && !given.add(part.key())) {
      throw new SystemException("The same part was given twice. Give each part a key of its own.");
    }
  }

  /** Moves a part; false when it stood there already, or is not remembered. */
  boolean move(Partition part, Position next) {
    return positions.containsKey(part.key()) && !next.equals(positions.put(part.key(), next));
  }

  /** Forgets the parts that were not there in a read that saw them all; whether there were any. */
  boolean forgetOthers() {
    return positions.keySet().retainAll(given);
  }

  /** How many parts were too many. */
  long forgotten() {
    return forgotten;
  }

  Map<JsonNode, Position> all() {
    return positions;
  }

  /** The position without single records that most parts share; it is written only once. */
  static Optional<Position> shared(Collection<Position> positions) {
    Map<Position, Integer> counts = new LinkedHashMap<>();
    positions.stream().filter(Position::plain).forEach(p -> counts.merge(p, 1, Integer::sum));
    counts.remove(Position.START);
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() > 1)
        .map(Map.Entry::getKey);
  }

  private void put(JsonNode key, Position position) {
    if (positions.containsKey(key)) {
      return;
    }
    long size = size(key);
    if (positions.size() >= cap || bytes + size > CAP_BYTES) {
      forgotten++;
      return;
    }
    bytes += size;
    positions.put(key, position);
  }

  private static long size(JsonNode key) {
    try {
      return ProtocolJson.bytes(key).length;
    } catch (IOException e) {
      return key.toString().length(); // with a number of too many zeros to be written out
    }
  }
}
