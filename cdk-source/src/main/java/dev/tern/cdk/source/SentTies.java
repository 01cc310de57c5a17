package dev.tern.cdk.source;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records already sent whose cursor equals the highest one, as a multiset of hashes.
 *
 * <p>It gives up beyond {@value #CAP} different records: then all of them are repeated by the next
 * sync. A state must stay small, and repeating loses nothing. Records are hashed as late as
 * possible, because most are replaced by a higher one before.
 */
final class SentTies {

  static final int CAP = 100;

  private static final int WAITING_BYTES = 1024 * 1024;

  private final Map<String, Long> counts = new HashMap<>();
  private final LineBytes waiting = new LineBytes();
  private final int[] ends = new int[CAP];
  private int records;
  private boolean overflown;

  /** Starts with those an earlier sync sent. */
  SentTies(Map<String, Long> sent) {
    counts.putAll(sent);
  }

  /** Adds a record. */
  void add(ByteRange record) {
    if (overflown) {
      return;
    }
    if (records == ends.length || waiting.size() > WAITING_BYTES) {
      hash();
    }
    waiting.write(record.array(), record.offset(), record.length());
    ends[records++] = waiting.size();
  }

  /** Forgets all: a higher cursor has come. */
  void clear() {
    counts.clear();
    forgetWaiting();
    overflown = false;
  }

  /** How often each hash was sent; none when there were too many to remember. */
  Map<String, Long> counts() {
    hash();
    return new TreeMap<>(counts);
  }

  private void hash() {
    int from = 0;
    for (int i = 0; i < records && !overflown; i++) {
      String hash = RecordHash.of(new ByteRange(waiting.array(), from, ends[i] - from));
      counts.merge(hash, 1L, Long::sum);
      overflown = counts.size() > CAP;
      from = ends[i];
    }
    forgetWaiting();
    if (overflown) {
      counts.clear();
    }
  }

  private void forgetWaiting() {
    waiting.clear(WAITING_BYTES);
    records = 0;
  }
}
