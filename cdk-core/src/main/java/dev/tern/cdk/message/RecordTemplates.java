package dev.tern.cdk.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the records seen so far, found by how a line begins.
 *
 * <p>It is a cache: a template that is not found, or the wrong one, costs time and nothing else.
 */
final class RecordTemplates {

  private static final int SLOT_BITS = 14;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int MAX_KEPT = SLOTS / 2;
  private static final int MAX_KEY_BYTES = 512;

  /** How many braces are open where data starts in a usual line. */
  private static final int DATA_BRACE = 3;

  private final long[] keys = new long[SLOTS];
  private final @Nullable RecordTemplate[] templates = new RecordTemplate[SLOTS];
  private int kept;

  /** The template of the last line that began like the one here. */
  @Nullable RecordTemplate find(byte[] bytes, int from, int limit) {
    return templates[slot(key(bytes, from, limit))];
  }

  /** Remembers the template of a line. */
  void put(Line line, RecordTemplate template) {
    if (kept == MAX_KEPT) {
      Arrays.fill(templates, null);
      kept = 0;
    }
    long key = key(line.array(), line.offset(), line.offset() + line.length());
    int slot = slot(key);
    kept += templates[slot] == null ? 1 : 0;
    keys[slot] = key;
    templates[slot] = template;
  }

  private int slot(long key) {
    int slot = (int) (key >>> (Long.SIZE - SLOT_BITS));
    while (templates[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** A hash of what stands before the third brace, or before the first number. */
  private static long key(byte[] bytes, int from, int limit) {
    int end = Math.min(limit, from + Math.min(limit - from, MAX_KEY_BYTES));
    int braces = 0;
    long hash = 0;
    byte previous = 0;
    for (int at = from; at < end; at++) {
      byte next = bytes[at];
      braces += next == '{' ? 1 : 0;
      if (braces == DATA_BRACE || (previous == ':' && JsonNumber.isDigit(next))) {
        break;
      }
      hash = (hash ^ next) * 0x9E37_79B9_7F4A_7C15L;
      previous = next == ' ' ? previous : next;
    }
    return hash * 0x9E37_79B9_7F4A_7C15L;
  }
}
