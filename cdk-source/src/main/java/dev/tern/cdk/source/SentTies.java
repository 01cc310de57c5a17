package dev.tern.cdk.source;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records already sent whose cursor equals the highest one, as a multiset of hashes.
 *
 * <p>It gives up beyond {@value #CAP} different records: then all of them are repeated by the next
 * sync. A state must stay small, and repeating loses nothing. Records are hashed as late as
 * possible, while their lines still wait: most are replaced by a higher one before.
 */
final class SentTies {

  static final int CAP = 100;

  private final Lines lines;
  private final Map<String, Long> counts = new HashMap<>();
  private final int[] waiting = new int[2 * CAP];
  private int ends;
  private boolean overflown;

  /**
   * Starts with those an earlier sync sent.
   *
   * @param lines where the records of this one wait
   */
  SentTies(Lines lines, Map<String, Long> sent) {
    this.lines = lines;
    this.counts.putAll(sent);
  }

  /** Adds the record whose data stands there among the lines. */
  void add(int from, int to) {
    if (overflown) {
      return;
    }
    if (ends == waiting.length) {
      settle();
    }
    waiting[ends++] = from;
    waiting[ends++] = to;
  }

  /** Forgets all: a higher cursor has come. */
  void clear() {
    counts.clear();
    ends = 0;
    overflown = false;
  }

  /** How often each hash was sent; none when there were too many to remember. */
  Map<String, Long> counts() {
    settle();
    return new TreeMap<>(counts);
  }

  /** Has to be called before the lines go. */
  void settle() {
    for (int i = 0; i < ends && !overflown; i += 2) {
      counts.merge(RecordHash.of(lines.bytes(), waiting[i], waiting[i + 1]), 1L, Long::sum);
      overflown = counts.size() > CAP;
    }
    ends = 0;
    if (overflown) {
      counts.clear();
    }
  }
}
