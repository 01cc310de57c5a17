package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records already sent whose cursor equals the highest one, as a multiset of hashes.
 *
 * <p>It gives up beyond {@value #CAP} different records: then all of them are repeated by the next
 * sync. A state must stay small, and repeating loses nothing.
 */
final class SentTies {

  static final int CAP = 100;

  private final Map<String, Long> counts = new TreeMap<>();
  private final List<JsonNode> unhashed = new ArrayList<>();
  private boolean overflown;

  /** Starts with those an earlier sync sent. */
  static SentTies of(Map<String, Long> sent) {
    SentTies ties = new SentTies();
    ties.counts.putAll(sent);
    return ties;
  }

  /** Adds a record; it is hashed later, and most are replaced by a higher one before. */
  void add(JsonNode record) {
    if (overflown) {
      return;
    }
    unhashed.add(record);
    if (unhashed.size() > CAP) {
      hash();
    }
  }

  /** Forgets all: a higher cursor has come. */
  void clear() {
    counts.clear();
    unhashed.clear();
    overflown = false;
  }

  /** How often each hash was sent; none when there were too many to remember. */
  Map<String, Long> counts() {
    hash();
    return Map.copyOf(counts);
  }

  private void hash() {
    for (JsonNode record : unhashed) {
      counts.merge(RecordHash.of(record), 1L, Long::sum);
    }
    unhashed.clear();
    if (counts.size() > CAP) {
      counts.clear();
      overflown = true;
    }
  }
}
